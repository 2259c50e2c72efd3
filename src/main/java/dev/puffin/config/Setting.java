package dev.puffin.config;

/**
 * A configured value and who says so.
 *
 * @param value what is set
 * @param source for example {@code /etc/pip.conf [install]} or {@code PIP_INDEX_URL}
 */
public record Setting<T>(T value, String source) {}
