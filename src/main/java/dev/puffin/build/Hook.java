package dev.puffin.build;

import java.util.Locale;

/** The hooks of a build backend that are called, by their names in PEP 517 and PEP 660. */
enum Hook {
  GET_REQUIRES_FOR_BUILD_WHEEL,
  PREPARE_METADATA_FOR_BUILD_WHEEL,
  BUILD_WHEEL,
  GET_REQUIRES_FOR_BUILD_EDITABLE,
  PREPARE_METADATA_FOR_BUILD_EDITABLE,
  BUILD_EDITABLE;

  /** The name of the function. */
  String functionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
