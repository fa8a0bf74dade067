using KillBot.Api.Auth;
using KillBot.Domain.VRChat.Client;

namespace KillBot.Api.VRChat;

/// <summary>
/// How much of what KillBot may ask VRChat goes to callers who are not its operators, all together: so many requests a minute, and no
/// more than that at the same time. The rest is for sign-ins, and for people who are met.
/// </summary>
internal sealed class VRChatGuests(TimeProvider timeProvider)
{
    public const int PerMinute = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _left = new();
    private int _present;

    /// <summary>Lets a caller ask VRChat once, until what is returned is disposed of; operators get null, and always may.</summary>
    /// <exception cref="VRChatException">Too many do already.</exception>
    public IDisposable? Enter(HttpContext context)
    {
        if (Policies.IsOperator(context))
        {
            return null;
        }

        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            while (_left.TryPeek(out var oldest) && (now - oldest).Duration() >= Minute)
            {
                _left.Dequeue();
            }

            if (_present + _left.Count >= PerMinute)
            {
                throw new VRChatException(
                    VRChatFailure.LeftAlone,
                    $"Callers who are not administrators have VRChat asked {PerMinute} times a minute, all together.",
                    _left.TryPeek(out var next) ? next + Minute - now : Minute);
            }

            _present++;
            return new Visit(this);
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _present--;
            _left.Enqueue(timeProvider.GetUtcNow());
        }
    }

    private sealed class Visit(VRChatGuests guests) : IDisposable
    {
        public void Dispose() => guests.Leave();
    }
}
