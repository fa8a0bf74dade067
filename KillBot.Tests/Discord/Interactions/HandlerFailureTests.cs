using System.Text.RegularExpressions;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Tests.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Interactions;

public sealed partial class HandlerFailureTests
{
    [Fact]
    public async Task A_failure_is_answered_with_the_reference_that_the_log_has()
    {
        await using var bench = new Bench();
        bench.OnHandle = (_, _) => throw new FormatException("secret details");

        await bench.RunAsync(Payloads.Command("board"));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(MessageFlags.Ephemeral, response.Data!.Flags);
        Assert.DoesNotContain("secret", response.Data.Content!, StringComparison.Ordinal);
        AssertLogged(bench, response.Data.Content!);
    }

    [Fact]
    public async Task A_failure_after_the_deferral_is_answered_in_its_place()
    {
        await using var bench = new Bench();

        await FailLateAsync(bench, Payloads.Command("stats"));

        AssertLogged(bench, (await bench.Rest.NextAsync<EditMessage>()).Content!);
    }

    [Fact]
    public async Task A_failure_after_a_public_deferral_is_told_to_the_caller_alone()
    {
        await using var bench = new Bench();

        await FailLateAsync(bench, Payloads.Command("board"));

        Assert.Equal("Answered privately.", (await bench.Rest.NextAsync<EditMessage>()).Content);
        var followup = await bench.Rest.NextAsync<FollowupMessage>();
        Assert.Equal(MessageFlags.Ephemeral, followup.Flags);
        AssertLogged(bench, followup.Content!);
    }

    [Fact]
    public async Task A_failure_of_a_component_leaves_its_message_alone()
    {
        await using var bench = new Bench();

        await FailLateAsync(bench, Payloads.Button("page:1"));

        var followup = await bench.Rest.NextAsync<FollowupMessage>();
        Assert.Equal(MessageFlags.Ephemeral, followup.Flags);
        AssertLogged(bench, followup.Content!);
    }

    [Fact]
    public async Task A_failure_after_the_answer_is_a_followup()
    {
        await using var bench = new Bench();
        bench.OnHandle = async (context, token) =>
        {
            await context.RespondAsync("Fine", token);
            throw new FormatException("not fine");
        };

        await bench.RunAsync(Payloads.Command("stats"));

        await bench.Rest.NextAsync<InteractionResponse>();
        AssertLogged(bench, (await bench.Rest.NextAsync<FollowupMessage>()).Content!);
    }

    [Fact]
    public async Task An_answer_that_Discord_refuses_is_a_failure_that_is_answered()
    {
        await using var bench = new Bench();
        bench.Rest.OnCall = call => call is InteractionResponse { Data.Content: "bad" }
            ? throw RecordingDiscordRest.Refusal(DiscordErrorCode.InvalidFormBody)
            : Task.CompletedTask;
        bench.OnHandle = (context, token) => context.RespondAsync("bad", token);

        await bench.RunAsync(Payloads.Command("stats"));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(InteractionCallbackType.ChannelMessageWithSource, response.Type);
        AssertLogged(bench, response.Data!.Content!);
    }

    [Fact]
    public async Task A_followup_after_the_tokens_end_is_quiet()
    {
        await using var bench = new Bench();
        bench.Rest.OnCall = call => call is FollowupMessage ? throw RecordingDiscordRest.Refusal(DiscordErrorCode.UnknownWebhook) : Task.CompletedTask;
        bench.OnHandle = async (context, token) =>
        {
            await context.RespondAsync("Fine", token);
            await context.FollowupAsync(new FollowupMessage { Content = "late" }, token);
        };

        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Single(bench.Rest.Calls);
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task When_not_even_the_failure_can_be_told_the_log_has_both()
    {
        await using var bench = new Bench();
        bench.Rest.OnCall = _ => throw new DiscordRestException("POST /test", null, "unreachable");
        bench.OnHandle = (_, _) => throw new FormatException("first");

        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Contains(bench.Log.Entries, entry => entry.Exception is FormatException);
        Assert.Contains(bench.Log.Entries, entry => entry.Exception is DiscordRestException);
    }

    private static async Task FailLateAsync(Bench bench, Interaction interaction)
    {
        var slow = new Gate();
        bench.OnHandle = async (_, _) =>
        {
            await slow.PassAsync();
            throw new FormatException("late");
        };
        await bench.StartAsync(interaction);
        await slow.Reached;
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Rest.NextAsync<InteractionResponse>();
        slow.Open();
        await bench.IdleAsync();
    }

    private static void AssertLogged(Bench bench, string answer)
    {
        var reference = Reference().Match(answer).Groups[1].Value;
        Assert.Equal(8, reference.Length);
        var entry = Assert.Single(bench.Log.Entries, entry => entry.Level == LogLevel.Error);
        Assert.Contains(reference, entry.Text, StringComparison.Ordinal);
        Assert.NotNull(entry.Exception);
    }

    [GeneratedRegex("`([A-Z2-7]+)`")]
    private static partial Regex Reference();

    [Theory]
    [InlineData(DiscordErrorCode.UnknownWebhook)]
    [InlineData(DiscordErrorCode.InvalidWebhookToken)]
    [InlineData(DiscordErrorCode.UnknownInteraction)]
    [InlineData(DiscordErrorCode.InteractionAlreadyAcknowledged)]
    public async Task A_refusal_of_the_handlers_own_call_is_a_failure_that_is_answered(int code)
    {
        await using var bench = new Bench();
        bench.OnHandle = (_, _) => throw RecordingDiscordRest.Refusal(code);

        await bench.RunAsync(Payloads.Command("stats"));

        AssertLogged(bench, (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content!);
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_loses_its_place_when_its_time_is_over()
    {
        await using var bench = new Bench();
        var endless = new Gate();
        bench.OnHandle = async (_, _) =>
        {
            await endless.PassAsync();
            throw new FormatException("at last");
        };
        await bench.StartAsync(Payloads.Command("stats"));
        await endless.Reached;

        bench.Time.Advance(TimeSpan.FromMinutes(14));

        await bench.IdleAsync();
        Assert.Contains(bench.Log.Entries, entry => entry.Text.EndsWith("was interrupted", StringComparison.Ordinal));
        endless.Open();
        await RestHarness.UntilAsync(() => bench.Log.Entries.Any(entry => entry.Exception is FormatException));
    }
}
