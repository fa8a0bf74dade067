using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Interactions;

public sealed class DeferralTests
{
    private static readonly TimeSpan DeferAfter = new InteractionRouterOptions().DeferAfter;

    [Fact]
    public async Task A_fast_reply_is_the_first_response()
    {
        await using var bench = new Bench();
        bench.OnHandle = (context, token) => context.RespondAsync("Hello", token);

        await bench.RunAsync(Payloads.Command("board"));

        var response = Assert.IsType<InteractionResponse>(Assert.Single(bench.Rest.Calls));
        Assert.Equal(InteractionCallbackType.ChannelMessageWithSource, response.Type);
        Assert.Equal("Hello", response.Data!.Content);
        Assert.Null(response.Data.Flags);
        Assert.Empty(response.Data.AllowedMentions!.Parse);
    }

    [Fact]
    public async Task A_command_declared_ephemeral_answers_the_caller_alone_even_when_fast()
    {
        await using var bench = new Bench();
        bench.OnHandle = (context, token) => context.RespondAsync("Hello", token);

        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Equal(MessageFlags.Ephemeral, (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Flags);
    }

    [Theory]
    [InlineData("stats", MessageFlags.Ephemeral)]
    [InlineData("board", null)]
    public async Task A_slow_reply_becomes_the_edit_of_a_deferred_response(string command, MessageFlags? flags)
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.RespondAsync("At last", token);
        };

        await bench.StartAsync(Payloads.Command(command));
        await slow.Reached;
        bench.Time.Advance(DeferAfter - TimeSpan.FromMilliseconds(1));
        Assert.Empty(bench.Rest.Calls);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        var deferred = await bench.Rest.NextAsync<InteractionResponse>();
        slow.Open();
        await bench.IdleAsync();

        Assert.Equal(InteractionCallbackType.DeferredChannelMessageWithSource, deferred.Type);
        Assert.Equal(flags, deferred.Data?.Flags);
        Assert.Equal("At last", (await bench.Rest.NextAsync<EditMessage>()).Content);
        Assert.Equal(2, bench.Rest.Calls.Count);
    }

    [Fact]
    public async Task A_reply_while_the_deferral_is_on_its_way_waits_and_becomes_the_edit()
    {
        await using var bench = new Bench();
        var (slow, wire) = (new Gate(), new Gate());
        bench.Rest.OnCall = call => call is InteractionResponse ? wire.PassAsync() : Task.CompletedTask;
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.RespondAsync("Now", token);
        };

        await bench.StartAsync(Payloads.Command("stats"));
        await slow.Reached;
        bench.Time.Advance(DeferAfter);
        await wire.Reached;
        slow.Open();
        wire.Open();
        await bench.IdleAsync();

        Assert.Equal(InteractionCallbackType.DeferredChannelMessageWithSource, (await bench.Rest.NextAsync<InteractionResponse>()).Type);
        Assert.Equal("Now", (await bench.Rest.NextAsync<EditMessage>()).Content);
    }

    [Fact]
    public async Task The_timer_does_nothing_while_a_reply_is_on_its_way()
    {
        await using var bench = new Bench();
        var wire = new Gate();
        bench.Rest.OnCall = _ => wire.PassAsync();
        bench.OnHandle = (context, token) => context.RespondAsync("Hello", token);

        await bench.StartAsync(Payloads.Command("stats"));
        await wire.Reached;
        bench.Time.Advance(DeferAfter);
        wire.Open();
        await bench.IdleAsync();

        Assert.Equal(InteractionCallbackType.ChannelMessageWithSource, Assert.IsType<InteractionResponse>(Assert.Single(bench.Rest.Calls)).Type);
    }

    [Fact]
    public async Task Replies_and_timers_at_the_same_moment_give_one_first_response()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var bench = new Bench();
            var slow = new Gate();
            bench.OnHandle = async (context, token) =>
            {
                await slow.PassAsync();
                await context.RespondAsync("Hello", token);
            };

            await bench.StartAsync(Payloads.Command("stats"));
            await slow.Reached;
            await Task.WhenAll(Task.Run(() => bench.Time.Advance(DeferAfter)), Task.Run(slow.Open));
            await bench.IdleAsync();

            Assert.Single(bench.Rest.Calls.OfType<InteractionResponse>());
            Assert.InRange(bench.Rest.Calls.Count, 1, 2);
        }
    }

    [Fact]
    public async Task A_handler_that_never_answers_is_closed_for_it()
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Command("stats"));
        await bench.RunAsync(Payloads.Button("page:2"));

        Assert.Equal("Done.", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        Assert.Equal(InteractionCallbackType.DeferredUpdateMessage, (await bench.Rest.NextAsync<InteractionResponse>()).Type);
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_deferred_and_interrupted_before_the_token_dies()
    {
        await using var bench = new Bench();
        var started = new Gate();
        bench.OnHandle = async (_, token) =>
        {
            started.Reach();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        };

        await bench.StartAsync(Payloads.Command("stats"));
        await started.Reached;
        bench.Time.Advance(DeferAfter);
        await bench.Rest.NextAsync<InteractionResponse>();
        bench.Time.Advance(TimeSpan.FromMinutes(14));
        await bench.IdleAsync();

        Assert.Contains("interrupted", (await bench.Rest.NextAsync<EditMessage>()).Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DiscordErrorCode.UnknownInteraction, LogLevel.Warning)]
    [InlineData(DiscordErrorCode.InteractionAlreadyAcknowledged, LogLevel.Debug)]
    public async Task Coming_too_late_is_logged_and_no_error(int code, LogLevel level)
    {
        await using var bench = new Bench();
        bench.Rest.OnCall = call => call is InteractionResponse ? throw RecordingDiscordRest.Refusal(code) : Task.CompletedTask;
        bench.OnHandle = (context, token) => context.RespondAsync("Hello", token);

        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Empty(bench.Rest.Calls);
        Assert.Equal(level, bench.Log.Entries.Max(entry => entry.Level));
    }

    [Fact]
    public async Task A_deferral_that_arrived_although_it_failed_is_filled_in()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        var failed = new Gate();
        bench.Rest.OnCall = call =>
        {
            if (call is not InteractionResponse response)
            {
                return Task.CompletedTask;
            }

            failed.Reach();
            throw response.Type is InteractionCallbackType.DeferredChannelMessageWithSource
                ? new DiscordRestException("POST /test", null, "connection lost")
                : RecordingDiscordRest.Refusal(DiscordErrorCode.InteractionAlreadyAcknowledged);
        };
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.RespondAsync("Hello", token);
        };

        await bench.StartAsync(Payloads.Command("stats"));
        await slow.Reached;
        bench.Time.Advance(DeferAfter);
        await failed.Reached;
        slow.Open();
        await bench.IdleAsync();

        Assert.Equal("Hello", Assert.IsType<EditMessage>(Assert.Single(bench.Rest.Calls)).Content);
    }

    [Fact]
    public async Task A_private_answer_to_a_public_deferral_stays_private()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.ReplyEphemeralAsync("Just for you", token);
        };

        await bench.StartAsync(Payloads.Command("board"));
        await slow.Reached;
        bench.Time.Advance(DeferAfter);
        await bench.Rest.NextAsync<InteractionResponse>();
        slow.Open();
        await bench.IdleAsync();

        Assert.Equal("Answered privately.", (await bench.Rest.NextAsync<EditMessage>()).Content);
        var followup = await bench.Rest.NextAsync<FollowupMessage>();
        Assert.Equal(("Just for you", MessageFlags.Ephemeral), (followup.Content, followup.Flags));
    }

    [Fact]
    public async Task The_followups_of_an_ephemeral_handler_are_ephemeral()
    {
        await using var bench = new Bench();
        bench.OnHandle = async (context, token) =>
        {
            await context.RespondAsync("First", token);
            await context.FollowupAsync(new FollowupMessage { Content = "Second" }, token);
        };

        await bench.RunAsync(Payloads.Command("stats"));

        await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(MessageFlags.Ephemeral, (await bench.Rest.NextAsync<FollowupMessage>()).Flags);
    }
}
