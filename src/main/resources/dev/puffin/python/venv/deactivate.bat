@echo off
rem Undoes what activate.bat did.
if defined _PUFFIN_OLD_PATH set "PATH=%_PUFFIN_OLD_PATH%"
set _PUFFIN_OLD_PATH=
if defined _PUFFIN_OLD_PROMPT set "PROMPT=%_PUFFIN_OLD_PROMPT%"
set _PUFFIN_OLD_PROMPT=
set VIRTUAL_ENV=
set VIRTUAL_ENV_PROMPT=
