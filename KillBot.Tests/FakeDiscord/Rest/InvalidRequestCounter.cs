namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>
/// Counts 401, 403 and 429 (unless shared) and bans the address beyond a limit
/// (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
/// </summary>
internal sealed class InvalidRequestCounter(FakeDiscordOptions options)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _windowEnds;
    private int _inWindow;

    /// <summary>All that were ever counted.</summary>
    public int Total { get; private set; }

    /// <summary>Time left of a ban, null when there is none.</summary>
    public TimeSpan? Ban()
    {
        var now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            return _windowEnds > now && _inWindow >= options.InvalidRequestLimit ? _windowEnds - now : null;
        }
    }

    public void Count(int status, string? scope)
    {
        if (status is not (401 or 403 or 429) || (status == 429 && scope == "shared"))
        {
            return;
        }

        var now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            if (_windowEnds <= now)
            {
                _windowEnds = now + options.InvalidRequestWindow;
                _inWindow = 0;
            }

            _inWindow++;
            Total++;
        }
    }
}
