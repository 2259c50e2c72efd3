# Read this with `source bin/activate.csh` in csh or tcsh; undo it with `deactivate`.

alias deactivate 'test $?_PUFFIN_OLD_PATH != 0 && setenv PATH "$_PUFFIN_OLD_PATH" && unset _PUFFIN_OLD_PATH; rehash; test $?_PUFFIN_OLD_PROMPT != 0 && set prompt="$_PUFFIN_OLD_PROMPT" && unset _PUFFIN_OLD_PROMPT; unsetenv VIRTUAL_ENV; unsetenv VIRTUAL_ENV_PROMPT; test "\!:*" != "nondestructive" && unalias deactivate'

deactivate nondestructive

setenv VIRTUAL_ENV @ROOT@
setenv VIRTUAL_ENV_PROMPT @PROMPT@

set _PUFFIN_OLD_PATH="$PATH"
setenv PATH "${VIRTUAL_ENV}/@BIN@:${PATH}"

if (! $?VIRTUAL_ENV_DISABLE_PROMPT) then
    if ($?prompt) then
        set _PUFFIN_OLD_PROMPT="$prompt"
        set prompt = "(${VIRTUAL_ENV_PROMPT}) $prompt"
    endif
endif

rehash
