/**
 * Archives, read with suspicion: nothing leaves the folder it is unpacked to, what an archive says
 * twice must agree, sizes are bounded, checksums hold. {@link dev.puffin.archive.ZipExtractor}
 * unpacks wheels, {@link dev.puffin.archive.SourceArchives} source archives, {@link
 * dev.puffin.archive.CentralDirectory} lists a zip of which only parts are at hand. Uses {@code fs}
 * and {@code concurrent}.
 */
@NullMarked
package dev.puffin.archive;

import org.jspecify.annotations.NullMarked;
