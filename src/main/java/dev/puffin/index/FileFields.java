package dev.puffin.index;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a page says about one file, while it is being read. Empty texts stand for what is not said;
 * one instance serves for file after file.
 */
final class FileFields {
  String filename = "";
  String url = "";
  final Map<String, String> hashes = new TreeMap<>();
  String requiresPython = "";
  long size = -1;
  String uploadTime = "";
  boolean yanked;
  String yankedReason = "";
  boolean metadata;
  final Map<String, String> metadataHashes = new TreeMap<>();

  void clear() {
    filename = "";
    url = "";
    hashes.clear();
    requiresPython = "";
    size = -1;
    uploadTime = "";
    yanked = false;
    yankedReason = "";
    metadata = false;
    metadataHashes.clear();
  }

  FileFields copy() {
    FileFields copy = new FileFields();
    copy.filename = filename;
    copy.url = url;
    copy.hashes.putAll(hashes);
    copy.requiresPython = requiresPython;
    copy.size = size;
    copy.uploadTime = uploadTime;
    copy.yanked = yanked;
    copy.yankedReason = yankedReason;
    copy.metadata = metadata;
    copy.metadataHashes.putAll(metadataHashes);
    return copy;
  }
}
