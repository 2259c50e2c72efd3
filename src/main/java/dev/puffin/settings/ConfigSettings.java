package dev.puffin.settings;

/**
 * What {@code puffin config} is asked.
 *
 * @param python whose environment may have settings of its own
 * @param cache where the cache is
 * @param isolated whether variables and configuration files of the user count for nothing
 */
public record ConfigSettings(PythonOptions python, CacheOptions cache, boolean isolated) {}
