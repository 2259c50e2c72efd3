package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageRoomsTest {
  private final PageRooms rooms = new PageRooms();

  @Test
  void givesRoomToTheNextOnceItIsGivenBack() {
    PageRooms.Room first = rooms.take(0);
    PageRooms.Room second = rooms.take(0);
    assertThat(second).isNotSameAs(first);

    rooms.giveBack(first);
    assertThat(rooms.take(0)).isSameAs(first);
    assertThat(rooms.take(0)).isNotSameAs(first).isNotSameAs(second);
  }

  @Test
  void leavesNothingOfThePageBefore() {
    PageRooms.Room room = rooms.take(0);
    room.files.writeText("the page before");
    rooms.giveBack(room);

    PageRooms.Room next = rooms.take(10_000);
    assertThat(next).isSameAs(room);
    assertThat(next.files.size()).isZero();
    assertThat(next.files.capacity()).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void doesNotKeepWhatBecameLarge() {
    PageRooms.Room room = rooms.take(0);
    byte[] _ = room.files.room(1 << 20);
    rooms.giveBack(room);

    assertThat(rooms.take(0)).isNotSameAs(room);
  }
}
