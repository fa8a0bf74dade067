namespace KillBot.Domain.VRChat.Client;

/// <summary>
/// What VRChat need not be asked: what it has just refused (403, 404), and endpoints that have had too much (429). VRChat makes the
/// pause longer for those who go on asking. For one thread at a time.
/// </summary>
internal sealed class RequestRefusals(TimeProvider timeProvider)
{
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(15);

    private const int Capacity = 2000;

    private readonly Dictionary<string, DateTimeOffset> _stopped = new(StringComparer.Ordinal);
    private readonly Dictionary<RequestKey, (VRChatFailure Failure, DateTimeOffset Until)> _refused = [];

    /// <summary>Why this request is not to be sent; null when it is. The first one after a pause is the probe.</summary>
    public VRChatException? Find(VRChatRequest request)
    {
        var now = timeProvider.GetUtcNow();
        if (_stopped.TryGetValue(request.Endpoint, out var end) && end > now)
        {
            return TooMany(end - now);
        }

        return request.Key is { } key && _refused.TryGetValue(key, out var refused) && refused.Until > now ? Explain(refused.Failure) : null;
    }

    /// <summary>VRChat wants fewer requests to this endpoint.</summary>
    /// <param name="asked">For how long, if it said so.</param>
    public VRChatException Stop(string endpoint, TimeSpan? asked)
    {
        var pause = asked > Duration ? asked.Value : Duration;
        _stopped[endpoint] = timeProvider.GetUtcNow() + pause;
        return TooMany(pause);
    }

    /// <summary>VRChat has refused this.</summary>
    public VRChatException Remember(RequestKey? key, VRChatFailure failure)
    {
        if (key is { } known)
        {
            var now = timeProvider.GetUtcNow();
            if (_refused.Count >= Capacity && !_refused.ContainsKey(known))
            {
                MakePlace(now);
            }

            _refused[known] = (failure, now + Duration);
        }

        return Explain(failure);
    }

    private void MakePlace(DateTimeOffset now)
    {
        foreach (var old in _refused.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
        {
            _refused.Remove(old);
        }

        if (_refused.Count >= Capacity)
        {
            _refused.Remove(_refused.MinBy(entry => entry.Value.Until).Key);
        }
    }

    private static VRChatException TooMany(TimeSpan pause) =>
        new(VRChatFailure.LeftAlone, "VRChat asks for fewer requests and is left alone for a while.", pause);

    private static VRChatException Explain(VRChatFailure failure) => failure == VRChatFailure.NotFound
        ? new VRChatException(failure, "VRChat knows nobody by this id.")
        : new VRChatException(failure, "VRChat does not let this account see it.");
}
