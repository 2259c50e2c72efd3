package dev.puffin.index;

import dev.puffin.dist.Fragment;
import dev.puffin.dist.UrlText;
import dev.puffin.http.WebUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a page of links (PEP 503, with 592, 629, 658 and 714), also one of find-links. */
final class HtmlPage {
  /** Takes the links of a page. */
  @FunctionalInterface
  interface Links {
    void add(FileFields file);
  }

  private HtmlPage() {}

  /**
   * Reads a page. Links that lead to no file are for others to leave out.
   *
   * @param charset of the Content-Type header, or nothing to find out from the page
   * @throws IOException if the page is of a version that is not known
   */
  static void read(InputStream in, Optional<String> charset, PageBase base, Links links)
      throws IOException {
    Document document = Jsoup.parse(in, charset.orElse(null), "");
    Element version = document.selectFirst("meta[name=pypi:repository-version]");
    if (version != null) {
      ApiVersion.check(version.attr("content").strip());
    }
    PageBase linkBase = linkBase(document, base);
    FileFields file = new FileFields();
    for (Element anchor : document.select("a[href]")) {
      Optional<String> url = linkBase.resolve(anchor.attr("href").strip());
      if (url.isPresent()) {
        fill(file, url.get(), anchor);
        links.add(file);
      }
    }
  }

  private static PageBase linkBase(Document document, PageBase base) {
    Element element = document.selectFirst("base[href]");
    Optional<WebUrl> named =
        element == null
            ? Optional.empty()
            : base.resolve(element.attr("href").strip()).flatMap(WebUrl::parse);
    return named.<PageBase>map(PageBase.Web::new).orElse(base);
  }

  private static void fill(FileFields file, String url, Element anchor) {
    file.clear();
    file.url.set(UrlText.withoutFragment(url));
    file.filename.set(UrlText.filename(url));
    Fragment.of(url).hashes().digests().forEach(file::hash);
    file.requiresPython.set(anchor.attr("data-requires-python"));
    file.yanked = anchor.hasAttr("data-yanked");
    file.yankedReason.set(anchor.attr("data-yanked"));
    String attribute =
        anchor.hasAttr("data-core-metadata") ? "data-core-metadata" : "data-dist-info-metadata";
    file.metadata = anchor.hasAttr(attribute) && !anchor.attr(attribute).equals("false");
    String hash = anchor.attr(attribute).strip();
    int equals = hash.indexOf('=');
    if (equals > 0 && hash.substring(0, equals).equalsIgnoreCase("sha256")) {
      file.metadataHash(hash.substring(equals + 1));
    }
  }
}
