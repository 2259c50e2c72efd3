@echo off
rem Starts puffin with the Java that it brings along, in ..\lib\puffin.
rem PUFFIN_JAVA_OPTIONS: options for the JVM, separated by spaces.
setlocal
set "home=%~dp0..\lib\puffin"
"%home%\bin\java.exe" @"%home%\jvm.options" -XX:AOTCache="%home%\puffin.aot" --enable-native-access=dev.puffin -Dpuffin.tls="%home%\tls.native" -Dpuffin.native="%home%\puffin.native" %PUFFIN_JAVA_OPTIONS% -m dev.puffin/dev.puffin.cli.Main %*
