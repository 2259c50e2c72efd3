/**
 * What users ask for: requirements files as pip reads them, and pyproject.toml. Entry types: {@link
 * dev.puffin.requirements.RequirementsReader} and {@link dev.puffin.requirements.ProjectFile}. Uses
 * {@code pep508}, {@code dist} and {@code fs}.
 */
@NullMarked
package dev.puffin.requirements;

import org.jspecify.annotations.NullMarked;
