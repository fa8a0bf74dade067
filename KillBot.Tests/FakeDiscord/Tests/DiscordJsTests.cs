using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>The fake is faithful as far as the real discord.js cannot tell it from Discord.</summary>
public class DiscordJsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [NodeFact]
    public async Task Discord_js_logs_in_posts_answers_interactions_and_resumes()
    {
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { MessageWindow = TimeSpan.FromSeconds(1) });
        var guild = discord.AddGuild("Proving ground");
        var channel = guild.AddChannel("kill-feed");
        var admin = guild.AddMember("warden", FakePermissions.Administrator);
        await using var script = DiscordJs.Start(discord, guild, channel);

        await discord.WaitForCommandAsync("finish", Patience);
        var typed = await discord.AutocompleteAsync(channel, admin, "proof run", "word", "ali");
        await typed.WaitForResponseAsync();
        Assert.Equal(("ali!", "ali"), typed.Choices[0]);

        var run = await discord.InvokeCommandAsync(channel, admin, "proof run", ("word", "alibi"), ("where", channel), ("who", admin));
        await run.WaitForFollowUpsAsync();
        Assert.Equal(5, run.CallbackType);
        Assert.Equal("after the deferral", run.Content);
        Assert.True(run.FollowUps[0].IsEphemeral);

        var pressed = await discord.ClickAsync(run.Original!, "press", admin);
        await pressed.WaitForResponseAsync();
        Assert.Equal("pressed", run.Content);
        var chosen = await discord.SelectAsync(run.Original!, "choose", admin, "2");
        await chosen.WaitForResponseAsync();
        var form = await discord.SubmitModalAsync(chosen, ("name", "Nemo"));
        await form.WaitForResponseAsync();
        Assert.Equal("thanks", form.Content);

        // What happens while the connection is away is replayed.
        discord.Gateway.DropConnections();
        channel.DenyBot(FakePermissions.SendMessages);
        await discord.WaitForAsync(() => discord.Gateway.Resumes == 1, Patience, "the resume");
        discord.Gateway.SendReconnect();
        await discord.WaitForAsync(() => discord.Gateway.Resumes == 2, Patience, "the second resume");
        await discord.InvokeCommandAsync(channel, admin, "finish");
        var seen = await script.ResultAsync(Patience);

        Assert.Empty(seen.GetProperty("errors").EnumerateArray());
        AssertSeen(seen);
        Assert.Equal(1, discord.Gateway.Identifies);
        Assert.Equal(2, discord.Gateway.ResumesByResumeUrl);
        Assert.Equal(0, discord.RateLimitedRequests);
        AssertViolations(discord.Violations);
    }

    private static void AssertSeen(JsonElement seen)
    {
        Assert.Equal("Proving ground", seen.GetProperty("guild").GetString());
        Assert.Equal("kill-feed", seen.GetProperty("channel").GetString());
        Assert.Equal(3, seen.GetProperty("members").GetInt32());
        Assert.True(seen.GetProperty("sameNonceSameMessage").GetBoolean());
        Assert.Equal("edited", seen.GetProperty("edited").GetString());
        Assert.Equal("A kill", seen.GetProperty("embedKept").GetString());
        Assert.Equal(2, seen.GetProperty("fetched").GetInt32());
        Assert.Equal(50035, seen.GetProperty("tooLong").GetProperty("code").GetInt32());
        Assert.Equal(["finish", "proof"], seen.GetProperty("commands").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(
            """{"word":"alibi","where":"kill-feed","who":"warden","manages":true,"locale":"en-US"}""",
            seen.GetProperty("option").GetRawText());
        Assert.Equal("2", seen.GetProperty("selected")[0].GetString());
        Assert.Equal("Nemo", seen.GetProperty("form").GetString());
        Assert.Equal(2, seen.GetProperty("resumed").GetInt32());
        Assert.False(seen.GetProperty("permissions")[0].GetBoolean());
        Assert.True(seen.GetProperty("limited").GetInt32() > 0);
        Assert.True(seen.GetProperty("created").GetInt32() >= 10);
    }

    /// <summary>discord.js puts <c>tts</c> and <c>enforce_nonce</c> into every body, also where Discord ignores them.</summary>
    private static void AssertViolations(IReadOnlyList<Violation> violations)
    {
        var unknown = violations.Where(violation => violation.What.EndsWith("unknown field", StringComparison.Ordinal)).ToList();
        Assert.Equal(["enforce_nonce", "tts"], unknown.Select(violation => violation.What.Split(':')[0].Split('.')[^1]).Distinct().Order());
        Assert.Equal("content: Must be 2000 or fewer in length. [BASE_TYPE_MAX_LENGTH]", Assert.Single(violations.Except(unknown)).What);
    }
}
