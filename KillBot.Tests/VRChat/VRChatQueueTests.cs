using System.Net;
using KillBot.Domain.VRChat.Client;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.FakeVRChat;
using KillBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.VRChat;

/// <summary>How VRChat is asked: in order, seldom, and never again what it has just refused.</summary>
public sealed class VRChatQueueTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Turn = RequestBudget.Interval;

    private readonly ManualTimeProvider _clock = new();
    private FakeVRChatServer _vrchat = null!;
    private VRChatTransport _transport = null!;
    private VRChatRequestQueue _queue = null!;
    private VRChatCookies _cookies;

    public async Task InitializeAsync()
    {
        _vrchat = await FakeVRChatServer.StartAsync(_clock);
        _transport = new VRChatTransport(Options.Create(new VRChatApiOptions { ApiBaseUrl = _vrchat.ApiBaseUrl }), _clock);
        _queue = new VRChatRequestQueue(_transport, _clock, NullLogger<VRChatRequestQueue>.Instance);
        var account = _vrchat.AddAccount("operator", "secret");
        _cookies = (await SendAsync(VRChatRequest.LogIn(account.Username, account.Password, null))).Cookies;
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync()
    {
        _queue.Dispose();
        await _vrchat.DisposeAsync();
        Assert.Empty(_vrchat.Violations);
    }

    public void Dispose()
    {
        _queue.Dispose();
        _transport.Dispose();
    }

    [Fact]
    public async Task Requests_leave_in_the_order_of_asking_and_within_the_budget()
    {
        var users = Enumerable.Range(0, 14).Select(i => _vrchat.AddUser($"User {i}")).ToList();
        var start = _clock.GetUtcNow();

        var asked = users.Select(user => ReadAsync(user.Id)).ToList();
        await Task.WhenAll(asked.Take(RequestBudget.Burst));
        for (var i = RequestBudget.Burst; i < users.Count; i++)
        {
            await Eventually.HoldsAsync(() => _clock.NextTimer == _clock.GetUtcNow() + Turn, "The next request waits for its turn.");
            Assert.Equal(i, UserRequests.Count);
            _clock.Advance(Turn);
            await asked[i];
        }

        Assert.Equal(users.Select(user => $"/users/{user.Id}"), UserRequests.Select(request => request.Path));
        Assert.Equal(4 * Turn, UserRequests[^1].At - start);
    }

    [Fact]
    public async Task Equal_requests_share_an_answer()
    {
        var user = _vrchat.AddUser("User");
        var other = _vrchat.AddUser("Other");
        var held = _vrchat.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)));

        var first = ReadAsync(other.Id);
        await held.WaitForHitAsync();
        var asked = Enumerable.Range(0, 50).Select(_ => ReadAsync(user.Id)).ToList();
        _clock.Advance(VRChatTransport.AnswerTimeout);

        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.Single(UserRequests, request => request.Path.EndsWith(user.Id, StringComparison.Ordinal));
        await AdvanceUntilAsync(first);
    }

    [Fact]
    public async Task Another_login_shares_nothing()
    {
        var user = _vrchat.AddUser("User");

        var own = ReadAsync(user.Id);
        var foreign = SendAsync(VRChatRequest.User(user.Id, new VRChatCookies("authcookie_other", null)));

        Assert.Equal(HttpStatusCode.OK, (await own).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await foreign).Status);
    }

    [Fact]
    public async Task Whoever_leaves_does_not_spoil_it_for_others_and_what_nobody_waits_for_is_not_asked()
    {
        var (first, shared, lonely) = (_vrchat.AddUser("First"), _vrchat.AddUser("Shared"), _vrchat.AddUser("Lonely"));
        var held = _vrchat.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)));
        using var leaving = new CancellationTokenSource();
        var before = ReadAsync(first.Id);
        await held.WaitForHitAsync();
        var left = _queue.SendAsync(VRChatRequest.User(shared.Id, _cookies), leaving.Token);
        var stays = ReadAsync(shared.Id);
        var alone = _queue.SendAsync(VRChatRequest.User(lonely.Id, _cookies), leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        _clock.Advance(VRChatTransport.AnswerTimeout);

        Assert.Equal(HttpStatusCode.OK, (await stays).Status);
        Assert.DoesNotContain(UserRequests, request => request.Path.EndsWith(lonely.Id, StringComparison.Ordinal));
        await AdvanceUntilAsync(before);
        Assert.Equal(HttpStatusCode.OK, (await before).Status);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task What_was_refused_is_not_asked_again_for_a_quarter_of_an_hour(int status)
    {
        var expected = status == 404 ? VRChatFailure.NotFound : VRChatFailure.Denied;
        var user = _vrchat.AddUser("User");
        _vrchat.Faults.Add(Fault.Answer(status));

        Assert.Equal(expected, (await FailsAsync(user.Id)).Failure);
        _clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Equal(expected, (await FailsAsync(user.Id)).Failure);
        Assert.Single(UserRequests);
        _clock.Advance(TimeSpan.FromMinutes(0.1));

        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(user.Id)).Status);
    }

    [Theory]
    [InlineData(null, 15)]
    [InlineData(1, 15)]
    [InlineData(40, 40)]
    public async Task Too_many_requests_stop_the_endpoint_and_one_probe_follows(int? retryAfterMinutes, double minutes)
    {
        var users = Enumerable.Range(0, 5).Select(i => _vrchat.AddUser($"User {i}").Id).ToList();
        var limit = retryAfterMinutes is { } asked ? Fault.RateLimit(TimeSpan.FromMinutes(asked)) : Fault.Answer(429);
        _vrchat.Faults.Add(limit, request => request.Path.StartsWith("/users", StringComparison.Ordinal), times: 2);

        var failures = await Task.WhenAll(users.Select(FailsAsync));
        Assert.All(failures, failure => Assert.Equal((VRChatFailure.LeftAlone, TimeSpan.FromMinutes(minutes)), (failure.Failure, failure.RetryAfter)));
        Assert.Single(UserRequests);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(VRChatRequest.CurrentUser(_cookies))).Status);

        _clock.Advance(TimeSpan.FromMinutes(minutes - 0.1));
        await FailsAsync(users[0]);
        Assert.Single(UserRequests);
        _clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.All(await Task.WhenAll(users.Select(FailsAsync)), failure => Assert.Equal(VRChatFailure.LeftAlone, failure.Failure));
        Assert.Equal(2, UserRequests.Count);

        _clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.All(await Task.WhenAll(users.Select(ReadAsync)), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("drop")]
    [InlineData("break off")]
    [InlineData("slow")]
    public async Task A_fault_is_tried_three_times_with_growing_pauses(string kind)
    {
        var fault = kind switch
        {
            "drop" => Fault.DropBefore(),
            "break off" => Fault.DropAfter(),
            "slow" => Fault.Delay(TimeSpan.FromMinutes(5)),
            _ => Fault.Answer(500),
        };
        var user = _vrchat.AddUser("User");
        var injected = _vrchat.Faults.Add(fault, times: null);

        var failing = FailsAsync(user.Id);
        TimeSpan[] pauses = [await NextPauseAsync(injected, 1, kind), await NextPauseAsync(injected, 2, kind)];
        await Eventually.HoldsAsync(() => injected.Hits == 3, "The third try.");
        TimeOut(kind);

        Assert.Equal(VRChatFailure.Unavailable, (await failing).Failure);
        Assert.InRange(pauses[0].TotalSeconds, 0.5, 1.5);
        Assert.InRange(pauses[1].TotalSeconds, 2, 6);
        Assert.Equal(3, UserRequests.Count);
    }

    [Fact]
    public async Task The_time_of_an_answer_may_be_over_while_it_is_taken_apart()
    {
        using var late = new AnswerListener(() => _clock.Advance(VRChatTransport.AnswerTimeout));

        var failure = await Assert.ThrowsAsync<VRChatException>(
            () => _transport.SendAsync(VRChatRequest.User(_vrchat.AddUser("User").Id, _cookies), CancellationToken.None));

        Assert.Equal(VRChatFailure.Unavailable, failure.Failure);
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_noticed()
    {
        var user = _vrchat.AddUser("User");
        _vrchat.Faults.Add(Fault.Answer(502), times: 2);

        var reading = ReadAsync(user.Id);
        await AdvanceUntilAsync(reading);

        Assert.Equal(HttpStatusCode.OK, (await reading).Status);
    }

    [Fact]
    public async Task Others_do_not_wait_for_a_request_that_is_to_be_repeated()
    {
        var (broken, user) = (_vrchat.AddUser("Broken"), _vrchat.AddUser("User"));
        _vrchat.Faults.Add(Fault.Answer(500), request => request.Path.EndsWith(broken.Id, StringComparison.Ordinal), times: null);

        var failing = FailsAsync(broken.Id);

        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(user.Id)).Status);
        Assert.False(failing.IsCompleted);
        await AdvanceUntilAsync(failing);
    }

    [Fact]
    public async Task So_many_may_wait_and_no_more()
    {
        var held = _vrchat.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)), times: null);
        using var leaving = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, VRChatRequestQueue.Capacity)
            .Select(_ => _queue.SendAsync(VRChatRequest.User($"usr_{Guid.CreateVersion7()}", _cookies), leaving.Token)).ToList();
        await held.WaitForHitAsync();

        var refused = await FailsAsync($"usr_{Guid.CreateVersion7()}");

        Assert.Equal(VRChatFailure.LeftAlone, refused.Failure);
        Assert.Equal(VRChatRequestQueue.Capacity * Turn, refused.RetryAfter);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
    }

    [Fact]
    public async Task Stopping_ends_the_waiting()
    {
        var held = _vrchat.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)));
        var (first, second) = (ReadAsync(_vrchat.AddUser("One").Id), ReadAsync(_vrchat.AddUser("Two").Id));
        await held.WaitForHitAsync();

        _queue.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private IReadOnlyList<FakeVRChatRequest> UserRequests =>
        [.. _vrchat.Requests.Where(request => request.Path.StartsWith("/users/", StringComparison.Ordinal))];

    private Task<VRChatResponse> SendAsync(VRChatRequest request) => _queue.SendAsync(request, CancellationToken.None);

    private Task<VRChatResponse> ReadAsync(string id) => SendAsync(VRChatRequest.User(id, _cookies));

    private Task<VRChatException> FailsAsync(string id) => Assert.ThrowsAsync<VRChatException>(() => ReadAsync(id));

    /// <summary>Goes through pauses and turns; the limit of an answer, which is longer, does not pass.</summary>
    private Task AdvanceUntilAsync(Task task) => Eventually.HoldsAsync(
        () =>
        {
            if (_clock.NextTimer - _clock.GetUtcNow() is { } wait && wait < TimeSpan.FromSeconds(7))
            {
                _clock.Advance(wait);
            }

            return task.IsCompleted;
        },
        "It ends.");

    private void TimeOut(string kind) => _clock.Advance(kind == "slow" ? VRChatTransport.AnswerTimeout : TimeSpan.Zero);

    /// <summary>How long the client pauses after a try; the pause is then over.</summary>
    private async Task<TimeSpan> NextPauseAsync(InjectedFault fault, int tries, string kind)
    {
        await Eventually.HoldsAsync(() => fault.Hits == tries, $"Try {tries}.");
        TimeOut(kind);
        // The limit of an answer is a timer too.
        await Eventually.HoldsAsync(
            () => _clock.NextTimer is { } next && next - _clock.GetUtcNow() < VRChatTransport.AnswerTimeout, "A pause.");
        var pause = _clock.NextTimer!.Value - _clock.GetUtcNow();
        _clock.Advance(pause);
        return pause;
    }
}
