# Read this with `source bin/activate.fish` in fish; undo it with `deactivate`.

function deactivate -d "Leave the virtual environment"
    if set -q _PUFFIN_OLD_PATH
        set -gx PATH $_PUFFIN_OLD_PATH
        set -e _PUFFIN_OLD_PATH
    end
    if set -q _PUFFIN_OLD_PYTHONHOME
        set -gx PYTHONHOME $_PUFFIN_OLD_PYTHONHOME
        set -e _PUFFIN_OLD_PYTHONHOME
    end
    if set -q _PUFFIN_OLD_PROMPT
        set -e _PUFFIN_OLD_PROMPT
        functions -e fish_prompt
        if functions -q _puffin_old_fish_prompt
            functions -c _puffin_old_fish_prompt fish_prompt
            functions -e _puffin_old_fish_prompt
        end
    end
    set -e VIRTUAL_ENV
    set -e VIRTUAL_ENV_PROMPT
    if test "$argv[1]" != nondestructive
        functions -e deactivate
    end
end

deactivate nondestructive

set -gx VIRTUAL_ENV @ROOT@
set -gx VIRTUAL_ENV_PROMPT @PROMPT@

set -gx _PUFFIN_OLD_PATH $PATH
set -gx PATH "$VIRTUAL_ENV/@BIN@" $PATH

if set -q PYTHONHOME
    set -gx _PUFFIN_OLD_PYTHONHOME $PYTHONHOME
    set -e PYTHONHOME
end

if test -z "$VIRTUAL_ENV_DISABLE_PROMPT"
    set -g _PUFFIN_OLD_PROMPT 1
    if functions -q fish_prompt
        functions -c fish_prompt _puffin_old_fish_prompt
    end
    function fish_prompt
        set -l last_status $status
        printf "(%s) " $VIRTUAL_ENV_PROMPT
        if functions -q _puffin_old_fish_prompt
            echo "exit $last_status" | .
            _puffin_old_fish_prompt
        end
    end
end
