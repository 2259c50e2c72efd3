package dev.puffin.index;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.UrlText;
import dev.puffin.error.Problem;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import dev.puffin.http.WebUrl;
import dev.puffin.pep508.PackageName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The places of {@code --find-links}: folders, pages of links and single archives. Each is read
 * once per run, when the first project is asked for, and as pip does read anew by each run.
 */
final class FindLinks {
  private final HttpClient client;
  private final Path workingDirectory;
  private final Path home;
  private final OnceMap<String, FlatLinks> places = new OnceMap<>();

  FindLinks(HttpClient client, Path workingDirectory, Path home) {
    this.client = client;
    this.workingDirectory = workingDirectory;
    this.home = home;
  }

  /**
   * What a place has of a project.
   *
   * @throws IndexException if the place can't be read
   */
  Optional<ProjectPage> page(String place, PackageName name) {
    return places.get(place, () -> read(place)).page(name);
  }

  private FlatLinks read(String place) {
    Optional<Path> path = LocalPlace.path(place, workingDirectory, home);
    FlatLinks links = new FlatLinks(path.map(LocalPlace::url).orElse(place));
    try {
      if (path.isPresent()) {
        readLocal(place, path.get(), links);
      } else {
        readRemote(place, links);
      }
    } catch (HttpException e) {
      throw new IndexException(IndexException.prefixed("--find-links", e.problem()), e);
    } catch (IOException e) {
      throw IndexException.unreadable("--find-links", place, e);
    }
    return links;
  }

  private static void readLocal(String place, Path path, FlatLinks links) throws IOException {
    if (Files.isDirectory(path)) {
      LocalPlace.readFolder(path, links::add);
    } else if (!Files.isRegularFile(path)) {
      throw new IndexException(
          Problem.of("--find-links names " + place + ", which does not exist")
              .hint("give a folder with distributions, an HTML page, an archive or a URL"),
          null);
    } else if (LocalPlace.isArchive(String.valueOf(path.getFileName()))) {
      LocalPlace.addArchive(path, links::add);
    } else {
      LocalPlace.readPage(path, links::add);
    }
  }

  private void readRemote(String place, FlatLinks links) throws IOException {
    String filename = UrlText.filename(place);
    if (LocalPlace.isArchive(filename)) {
      FileFields link = new FileFields();
      link.filename.set(filename);
      link.url.set(UrlText.withoutFragment(place));
      dev.puffin.dist.Fragment.of(place).hashes().digests().forEach(link::hash);
      links.add(link);
      return;
    }
    client.get(HttpRequest.page(place, PageForm.ACCEPT), response -> readPage(response, links));
  }

  private static FlatLinks readPage(HttpResponse response, FlatLinks links) throws IOException {
    String type = response.headers().first("content-type").orElse("").toLowerCase(Locale.ROOT);
    PageBase base = new PageBase.Web(WebUrl.parse(response.url()).orElseThrow());
    HtmlPage.read(
        new BufferedInputStream(response.body(PageForm.LARGEST_PAGE)),
        PageForm.charset(type),
        base,
        links::add);
    return links;
  }
}
