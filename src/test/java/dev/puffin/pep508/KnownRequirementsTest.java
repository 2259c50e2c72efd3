package dev.puffin.pep508;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KnownRequirementsTest {
  private final KnownRequirements known = new KnownRequirements();

  @Test
  void readsEachTextOnce() {
    String text = "flask[async]>=3,<4 ; python_version >= '3.9'";

    Requirement first = known.parse(text);

    assertThat(first).isEqualTo(Requirement.parse(text));
    assertThat(known.parse(new String(text.toCharArray()))).isSameAs(first);
    assertThat(known.parse("flask>=3")).isEqualTo(Requirement.parse("flask>=3"));
  }

  @Test
  void refusesWhatIsNoRequirementEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> known.parse("flask>>3"))
          .isInstanceOf(InvalidRequirementException.class);
    }
  }
}
