@echo off
rem Call this in cmd.exe; undo it with `deactivate`.
if defined VIRTUAL_ENV call "%~dp0deactivate.bat"
set "VIRTUAL_ENV=@ROOT@"
set "VIRTUAL_ENV_PROMPT=@PROMPT@"
set "_PUFFIN_OLD_PATH=%PATH%"
set "PATH=%VIRTUAL_ENV%\@BIN@;%PATH%"
if defined VIRTUAL_ENV_DISABLE_PROMPT goto end
if not defined PROMPT set "PROMPT=$P$G"
set "_PUFFIN_OLD_PROMPT=%PROMPT%"
set "PROMPT=(%VIRTUAL_ENV_PROMPT%) %PROMPT%"
:end
