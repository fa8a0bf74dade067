#!/usr/bin/env bash
# The whole check, the same for developers and CI: format, build, test. Ends with a line "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Node is only needed to prove the fake Discord with discord.js, and webhooks with their library; without it those tests are skipped by name.
if command -v npm >/dev/null; then
  npm ci --prefix KillBot.Tests/FakeDiscord/discordjs --no-audit --no-fund --loglevel=error
  npm ci --prefix KillBot.Tests/Webhooks/Delivery/standardwebhooks --no-audit --no-fund --loglevel=error
fi

dotnet restore KillBot.sln --locked-mode
dotnet format KillBot.sln --verify-no-changes --no-restore
dotnet build KillBot.sln --no-restore -c Release -v quiet

results=artifacts/test-results
rm -rf "$results"
status=0
dotnet test KillBot.Tests --no-build -c Release --logger "trx;LogFileName=tests.trx" --results-directory "$results" \
  --logger "console;verbosity=minimal" || status=$?

counters=$(grep -o '<Counters [^>]*>' "$results/tests.trx")
count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
echo "$(count passed) passed, $(count failed) failed, $(($(count total) - $(count executed))) skipped"
exit "$status"
