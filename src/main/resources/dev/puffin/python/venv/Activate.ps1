# Run this in PowerShell; undo it with `deactivate`.

function global:deactivate ([switch]$NonDestructive) {
    if (Test-Path variable:_PUFFIN_OLD_PATH) {
        $env:PATH = $variable:_PUFFIN_OLD_PATH
        Remove-Variable "_PUFFIN_OLD_PATH" -Scope global
    }
    if (Test-Path function:_puffin_old_prompt) {
        $function:prompt = $function:_puffin_old_prompt
        Remove-Item function:\_puffin_old_prompt
    }
    foreach ($name in "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT") {
        if (Test-Path "env:$name") {
            Remove-Item "env:$name" -ErrorAction SilentlyContinue
        }
    }
    if (!$NonDestructive) {
        Remove-Item function:deactivate
    }
}

deactivate -NonDestructive

$env:VIRTUAL_ENV = @ROOT@
$env:VIRTUAL_ENV_PROMPT = @PROMPT@

New-Variable -Scope global -Name _PUFFIN_OLD_PATH -Value $env:PATH
$env:PATH = (Join-Path $env:VIRTUAL_ENV "@BIN@") + [System.IO.Path]::PathSeparator + $env:PATH

if (!$env:VIRTUAL_ENV_DISABLE_PROMPT) {
    function global:_puffin_old_prompt { "" }
    $function:_puffin_old_prompt = $function:prompt
    function global:prompt {
        Write-Host -NoNewline -ForegroundColor Green "($env:VIRTUAL_ENV_PROMPT) "
        _puffin_old_prompt
    }
}
