/**
 * Which wheels an interpreter on a platform can use: the tags of PEP 425 and what succeeded it, in
 * the order of preference that the {@code packaging} library gives them. Entry type: {@link
 * dev.puffin.tags.Tags}. Pure computation; may use {@code pep440} and {@code error}.
 */
@NullMarked
package dev.puffin.tags;

import org.jspecify.annotations.NullMarked;
