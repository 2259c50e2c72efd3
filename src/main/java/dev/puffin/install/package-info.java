/**
 * Changes an environment: what is in it, what has to change, and wheels from the cache put in and
 * taken out so that a run that is killed or meets a full disk leaves nothing that looks installed
 * and is not. Entry types: {@link dev.puffin.install.SitePackages}, {@link
 * dev.puffin.install.Planner} and {@link dev.puffin.install.Installer}. May use {@code pipeline},
 * {@code python}, {@code cache}, {@code dist}, {@code tags}, {@code concurrent}, {@code fs}, {@code
 * process}, {@code trace} and {@code error}.
 */
@NullMarked
package dev.puffin.install;

import org.jspecify.annotations.NullMarked;
