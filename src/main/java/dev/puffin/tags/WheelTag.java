package dev.puffin.tags;

/**
 * One compatibility tag of a wheel (PEP 425): which Python, which ABI, which platform it is for.
 *
 * @param python such as {@code py3} or {@code cp312}
 * @param abi such as {@code none} or {@code cp312}
 * @param platform such as {@code any} or {@code manylinux_2_17_x86_64}
 */
public record WheelTag(String python, String abi, String platform) {

  /** The tag as wheel files write it: {@code py3-none-any}. */
  @Override
  public String toString() {
    return python + "-" + abi + "-" + platform;
  }
}
