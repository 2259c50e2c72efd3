package dev.puffin.tags;

/**
 * The marker variables of PEP 508 that a platform decides.
 *
 * @param osName {@code os_name}
 * @param sysPlatform {@code sys_platform}
 * @param platformSystem {@code platform_system}
 * @param platformMachine {@code platform_machine}
 */
public record PlatformMarkers(
    String osName, String sysPlatform, String platformSystem, String platformMachine) {}
