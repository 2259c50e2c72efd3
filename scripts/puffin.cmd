@echo off
rem Starts puffin from a checkout on Windows: builds it on first use, then only starts Java.
rem After changing its sources, build it again with: mvn -Plauncher package
rem PUFFIN_JAVA_OPTIONS: options for the JVM, separated by spaces.
setlocal
set "root=%~dp0.."
set "app=%root%\target\app"
if not exist "%app%\java" call :build || exit /b 2
set /p java=<"%app%\java"
if not exist "%java%.exe" call :build || exit /b 2
set /p java=<"%app%\java"
"%java%" @"%~dp0jvm.options" -XX:AOTCache="%app%\puffin.aot" --enable-native-access=ALL-UNNAMED -Dpuffin.tls="%app%\tls.native" -Dpuffin.native="%app%\puffin.native" %PUFFIN_JAVA_OPTIONS% -Xbootclasspath/a:"%app%\puffin.jar" -cp "%app%\none" dev.puffin.cli.Main %*
exit /b %errorlevel%

:build
call :find_java || exit /b 2
where mvn >nul 2>nul || (
  echo error: Maven ^(mvn^) was not found on PATH, and building puffin needs it 1>&2
  echo. 1>&2
  echo hint: install it, for example with: winget install Apache.Maven 1>&2
  exit /b 2
)
echo puffin: building (first use), this takes about a minute ... 1>&2
set "JAVA_HOME=%home%"
if not exist "%root%\target" mkdir "%root%\target"
pushd "%root%"
call mvn -q -B -Plauncher package >"%root%\target\build.log" 2>&1
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" (
  echo error: building puffin failed; the whole output is in %root%\target\build.log 1>&2
  exit /b 2
)
exit /b 0

:find_java
for %%H in ("%JAVA_HOME%" "%JAVA_HOME_25_X64%") do call :try "%%~H" && exit /b 0
for /f "delims=" %%J in ('where javac 2^>nul') do call :try "%%~dpJ.." && exit /b 0
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
  for /d %%H in ("%ProgramFiles%\%%~V\*25*") do call :try "%%~H" && exit /b 0
)
for /d %%H in ("%USERPROFILE%\.jdks\*25*" "%USERPROFILE%\.gradle\jdks\*25*") do call :try "%%~H" && exit /b 0
echo error: no JDK 25 was found, and puffin needs one 1>&2
echo   looked at JAVA_HOME, PATH, the vendors' folders in %ProgramFiles%, .jdks and .gradle\jdks 1>&2
echo. 1>&2
echo hint: install one, for example with: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
exit /b 2

:try
if "%~1"=="" exit /b 1
if not exist "%~1\bin\javac.exe" exit /b 1
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul || exit /b 1
set "home=%~1"
exit /b 0
