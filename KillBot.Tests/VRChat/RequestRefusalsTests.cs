using KillBot.Domain.VRChat.Client;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>What VRChat has refused is remembered within bounds.</summary>
public sealed class RequestRefusalsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Of_very_many_the_oldest_are_forgotten()
    {
        var refusals = new RequestRefusals(_clock);
        var requests = Enumerable.Range(0, 2500).Select(_ => New()).ToList();

        foreach (var request in requests)
        {
            Assert.Equal(VRChatFailure.NotFound, refusals.Remember(request.Key, VRChatFailure.NotFound).Failure);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.All(requests.Take(500), request => Assert.Null(refusals.Find(request)));
        Assert.All(requests.Skip(500), request => Assert.Equal(VRChatFailure.NotFound, refusals.Find(request)!.Failure));
    }

    [Fact]
    public void What_is_over_makes_place_first()
    {
        var refusals = new RequestRefusals(_clock);
        foreach (var request in Enumerable.Range(0, 2000).Select(_ => New()))
        {
            refusals.Remember(request.Key, VRChatFailure.Denied);
        }

        _clock.Advance(RequestRefusals.Duration);
        var requests = Enumerable.Range(0, 2000).Select(_ => New()).ToList();
        requests.ForEach(request => refusals.Remember(request.Key, VRChatFailure.Denied));

        Assert.All(requests, request => Assert.Equal(VRChatFailure.Denied, refusals.Find(request)!.Failure));
    }

    private static VRChatRequest New() => VRChatRequest.User($"usr_{Guid.CreateVersion7()}", default);
}
