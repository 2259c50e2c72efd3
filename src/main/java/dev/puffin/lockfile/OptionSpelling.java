package dev.puffin.lockfile;

/**
 * What one spelling of an option, for instance {@code -o}, stands for.
 *
 * @param name the spelling the header uses, for instance {@code --output-file}
 * @param takesValue whether a value follows
 */
public record OptionSpelling(String name, boolean takesValue) {}
