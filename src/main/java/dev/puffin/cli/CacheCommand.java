package dev.puffin.cli;

import dev.puffin.cache.PruneRequest;
import dev.puffin.command.CacheInfo;
import dev.puffin.command.Clean;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.CacheOptions;
import java.util.List;
import java.util.OptionalLong;

/** {@code puffin cache dir}, {@code size}, {@code prune} and {@code verify}. */
final class CacheCommand implements Subcommand {
  private static final Option HUMAN =
      Option.flag(OptionGroup.OUTPUT, "size: with a unit, not in bytes", "-H", "--human");
  private static final Option OLDER_THAN =
      Option.value(
          OptionGroup.CACHE,
          "SPAN",
          "prune: what was not used for so long, as 30d",
          "--older-than");
  private static final Option CI =
      Option.flag(
          OptionGroup.CACHE,
          "prune: wheels that only have to be fetched again, so that a CI keeps what was built",
          "--ci");
  private static final Option LIMIT =
      Option.value(
          OptionGroup.CACHE,
          "SIZE",
          "prune: what was not used for longest, until this much is left, as 10GB",
          "--limit");

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String summary() {
    return "Show where the cache is and how large, or remove what is damaged or of no use";
  }

  @Override
  public String operands() {
    return "dir|size|prune|verify|clean [PACKAGE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(HUMAN, CacheFlags.CACHE_DIR, OLDER_THAN, CI, LIMIT), GeneralFlags.ALL);
  }

  @Override
  public List<String> examples() {
    return List.of("cache dir", "cache size -H", "cache prune --older-than 30d --limit 10GB");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    CacheOptions options = CacheFlags.read(arguments);
    List<String> operands = arguments.operands();
    String action = operands.isEmpty() ? "" : operands.getFirst();
    boolean alone = operands.size() == 1;
    return switch (alone || action.equals("clean") ? action : "") {
      case "dir" -> CacheInfo.directory(options, context);
      case "size" -> CacheInfo.size(options, arguments.has(HUMAN), context);
      case "prune" -> CacheInfo.prune(request(arguments), options, context);
      case "verify" -> CacheInfo.verify(options, context);
      case "clean" ->
          Clean.run(Values.packageNames(operands.subList(1, operands.size())), options, context);
      default ->
          throw new UsageException(
              Problem.of("`puffin cache` takes one of dir, size, prune, verify, clean")
                  .hint("run `puffin cache --help` to see what they do"));
    };
  }

  private static PruneRequest request(Arguments arguments) {
    return new PruneRequest(
        arguments.value(OLDER_THAN).map(text -> Values.span(OLDER_THAN, text)),
        arguments.has(CI),
        arguments
            .value(LIMIT)
            .map(text -> OptionalLong.of(Values.bytes(LIMIT, text)))
            .orElse(OptionalLong.empty()));
  }
}
