/**
 * What the user asked for, as records: a {@code …Settings} per command, made of the {@code
 * …Options} that commands share. They say nothing of variables and configuration files, which
 * {@code session} puts below them.
 */
@NullMarked
package dev.puffin.settings;

import org.jspecify.annotations.NullMarked;
