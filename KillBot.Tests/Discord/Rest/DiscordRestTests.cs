using System.Net;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Discord.Rest.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Discord.Rest;

public sealed class DiscordRestTests : IDisposable
{
    private const string InteractionToken = "secret/interaction token";

    private readonly RestHarness _discord = new();

    public void Dispose() => _discord.Dispose();

    [Fact]
    public async Task Every_call_has_its_documented_method_path_and_credentials()
    {
        var id = new Snowflake(7);
        var rest = _discord.Rest;
        _discord.Answer = sent => Task.FromResult(sent.Path switch
        {
            "/api/v10/gateway/bot" => RestHarness.Ok("""{"url":"wss://g","shards":2,"session_start_limit":{"total":1000,"remaining":9,"reset_after":14400000,"max_concurrency":1}}"""),
            "/api/v10/users/@me" => RestHarness.Ok("""{"id":"1","username":"bot","bot":true}"""),
            "/api/v10/applications/7/commands" => RestHarness.Ok("""[{"id":"1","name":"stats","type":1}]"""),
            _ when sent.Method == HttpMethod.Delete => new HttpResponseMessage(HttpStatusCode.NoContent),
            _ => RestHarness.Ok(),
        });

        var gateway = await rest.GetGatewayBotAsync(default);
        await rest.GetCurrentUserAsync(default);
        var channel = await rest.GetChannelAsync(id, default);
        await rest.CreateMessageAsync(id, new CreateMessage { Content = "hi" }, default);
        await rest.EditMessageAsync(id, new Snowflake(8), new EditMessage { Content = "hi" }, default);
        await rest.DeleteMessageAsync(id, new Snowflake(8), default);
        await rest.CreateDmAsync(new Snowflake(9), default);
        await rest.BulkOverwriteGlobalApplicationCommandsAsync(id, [new ApplicationCommandDefinition { Name = "stats", Description = "Shows" }], default);
        await rest.CreateInteractionResponseAsync(id, InteractionToken, new InteractionResponse { Type = InteractionCallbackType.DeferredChannelMessageWithSource }, default);
        await rest.EditOriginalInteractionResponseAsync(id, InteractionToken, new EditMessage { Content = "hi" }, default);
        await rest.CreateFollowupMessageAsync(id, InteractionToken, new FollowupMessage { Content = "hi" }, default);

        Assert.Equal(
            [
                "GET /api/v10/gateway/bot",
                "GET /api/v10/users/@me",
                "GET /api/v10/channels/7",
                "POST /api/v10/channels/7/messages",
                "PATCH /api/v10/channels/7/messages/8",
                "DELETE /api/v10/channels/7/messages/8",
                "POST /api/v10/users/@me/channels",
                "PUT /api/v10/applications/7/commands",
                "POST /api/v10/interactions/7/secret%2Finteraction%20token/callback",
                "PATCH /api/v10/webhooks/7/secret%2Finteraction%20token/messages/@original",
                "POST /api/v10/webhooks/7/secret%2Finteraction%20token?wait=true",
            ],
            _discord.Requests.Select(sent => $"{sent.Method} {sent.Path}"));
        Assert.All(_discord.Requests.Take(8), sent => Assert.Equal($"Bot {RestHarness.Token}", sent.Authorization));
        Assert.All(_discord.Requests.Skip(8), sent => Assert.Null(sent.Authorization));
        Assert.All(_discord.Requests, sent => Assert.Matches(@"^DiscordBot \(https://.+, \d+\.\d+\.\d+\)$", sent.UserAgent));
        Assert.Equal("""{"recipient_id":"9"}""", _discord.Requests[6].Body);
        Assert.Equal(14_400_000, gateway.SessionStartLimit.ResetAfter);
        Assert.Equal(2, gateway.Shards);
        Assert.Equal(new Snowflake(1), channel.Id);
    }

    [Fact]
    public async Task A_refusal_names_code_and_fields()
    {
        _discord.Script(() => RestHarness.Response(
            HttpStatusCode.BadRequest,
            """
            {"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"fields":{"1":{"value":{"_errors":[
              {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 1024 or fewer in length."}]}}}}},
              "_errors":[{"code":"X","message":"whole"}],"content":{"_errors":["odd",{"message":5}]}}}
            """));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync());
        Assert.Equal(HttpStatusCode.BadRequest, exception.Status);
        Assert.Equal(DiscordErrorCode.InvalidFormBody, exception.Code);
        Assert.Equal("POST /channels/{channel.id}/messages", exception.Route);
        Assert.False(exception.IsTransient);
        Assert.Equal(
            [new DiscordFieldError("embeds[0].fields[1].value", "BASE_TYPE_MAX_LENGTH", "Must be 1024 or fewer in length."), new("", "X", "whole"), new("content", "", "")],
            exception.Errors);
        Assert.Contains("embeds[0].fields[1].value: Must be 1024 or fewer in length.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>nope</html>")]
    [InlineData("[1]")]
    [InlineData("""{"code":1,"message":"\ud800"}""")]
    [InlineData("""{"code":"x","message":1,"errors":[],"retry_after":"1"}""")]
    public async Task A_refusal_in_any_shape_is_an_exception_of_ours(string body)
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.NotFound, body));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync());
        Assert.Equal(HttpStatusCode.NotFound, exception.Status);
        Assert.Equal(0, exception.Code);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_an_exception_of_ours()
    {
        _discord.Script(() => RestHarness.Ok("<html>"));
        await Assert.ThrowsAsync<DiscordRestException>(() => _discord.Rest.GetCurrentUserAsync(default));
        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task No_token_is_ever_shown()
    {
        var shown = new List<string>();
        Func<HttpResponseMessage>[] answers =
        [
            () => RestHarness.Response(HttpStatusCode.Forbidden, """{"code":50001,"message":"Missing Access"}"""),
            () => RestHarness.Response(HttpStatusCode.BadGateway),
            () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"),
            () => RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "1"), ("X-RateLimit-Scope", "user")),
            () => RestHarness.Response(HttpStatusCode.Unauthorized),
        ];
        foreach (var answer in answers)
        {
            _discord.Script(answer);
            shown.Add((await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.PostAsync()))).ToString());
            shown.Add((await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.Rest.EditOriginalInteractionResponseAsync(
                new Snowflake(1), InteractionToken, new EditMessage { Content = "x" }, default)))).ToString());
        }

        Assert.NotEmpty(_discord.Logged);
        Assert.All(shown.Concat(_discord.Logged), text =>
        {
            Assert.DoesNotContain(RestHarness.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_client_is_registered_once()
    {
        using var provider = new ServiceCollection().AddLogging().AddDiscordRest().BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<IDiscordRest>(), provider.GetRequiredService<IDiscordRest>());
    }

    [Theory]
    [InlineData("""{"id":"7","channel_id":"1","components":[{"type":1,"components":[{"type":2,"style":1,"custom_id":"","label":""}]}]}""", 7)]
    [InlineData("<html>cached</html>", 0)]
    [InlineData("null", 0)]
    public async Task A_message_that_was_taken_is_sent_whatever_the_answer_looks_like(string answer, ulong id)
    {
        using var discord = new RestHarness();
        discord.Script(() => RestHarness.Ok(answer));

        Assert.Equal(id, (await discord.PostAsync()).Id.Value);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task An_empty_message_is_not_sent()
    {
        using var discord = new RestHarness();
        await Assert.ThrowsAsync<ArgumentException>(() => discord.Rest.CreateMessageAsync(new Snowflake(1), new CreateMessage(), default));
        await Assert.ThrowsAsync<ArgumentException>(() => discord.Rest.CreateFollowupMessageAsync(new Snowflake(1), "t", new FollowupMessage(), default));
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public void What_holds_a_token_does_not_show_it()
    {
        var major = new MajorParameter(new Snowflake(1), "secret");
        object[] holders =
        [
            major,
            new BucketKey("b", major),
            new RestRequest(Endpoints.CreateInteractionResponse, "/interactions/1/secret/callback", major),
            new ResumeMessage(GatewayOpcode.Resume, new ResumeData("secret", "session", 1)),
            new IdentifyMessage(GatewayOpcode.Identify, new IdentifyData
            {
                Token = "secret", Properties = new ConnectionProperties("os", "b", "d"), Intents = 1, Shard = [0, 1],
            }),
            new ShardIdentity(0, 1, "secret", GatewayIntents.Guilds, "agent"),
        ];
        Assert.All(holders, holder => Assert.DoesNotContain("secret", holder.ToString()!, StringComparison.Ordinal));
    }
}
