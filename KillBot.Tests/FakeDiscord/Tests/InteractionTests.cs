using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.FakeDiscord.Tests;

public sealed class InteractionTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private FakeDiscordServer _discord = null!;
    private FakeChannel _channel = null!;
    private FakeMember _admin = null!;
    private RestClient _rest = null!;
    private GatewayClient _gateway = null!;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = _clock });
        var guild = _discord.AddGuild("Guild");
        _channel = guild.AddChannel("feed");
        _admin = guild.AddMember("admin", FakePermissions.ManageGuild);
        _rest = new RestClient(_discord);
        const string Commands = """
            [{"name":"feed","description":"Feeds","default_member_permissions":"32","options":[{"type":1,"name":"add","description":"Adds",
              "options":[{"type":7,"name":"channel","description":"Where","required":true}]}]},{"name":"ping","description":"Pings"}]
            """;
        var (status, _, _) = await _rest.SendAsync("PUT", $"/applications/{_discord.ApplicationId}/commands", Commands);
        Assert.Equal(200, status);
        (_gateway, _) = await GatewayClient.IdentifyAsync(_discord);
        await _gateway.ReadAsync();
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _discord.DisposeAsync();
    }

    public void Dispose() => _rest.Dispose();

    [Fact]
    public async Task A_command_arrives_with_its_options_resolved_and_permissions()
    {
        await _discord.InvokeCommandAsync(_channel, _admin, "feed add", ("channel", _channel));
        var data = (await _gateway.ReadAsync()).GetProperty("d");
        var option = data.GetProperty("data").GetProperty("options")[0];
        Assert.Equal("add", option.GetProperty("name").GetString());
        var id = option.GetProperty("options")[0].GetProperty("value").GetString()!;
        Assert.Equal("feed", data.GetProperty("data").GetProperty("resolved").GetProperty("channels").GetProperty(id).GetProperty("name").GetString());
        Assert.Equal((ulong)(FakePermissions.Everyone | FakePermissions.ManageGuild), ulong.Parse(data.GetProperty("member").GetProperty("permissions").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("en-US", data.GetProperty("locale").GetString());
    }

    [Fact]
    public async Task What_Discord_would_not_send_is_refused()
    {
        var visitor = _channel.Guild!.AddMember("visitor");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _discord.InvokeCommandAsync(_channel, _admin, "nothing"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _discord.InvokeCommandAsync(_channel, _admin, "feed"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _discord.InvokeCommandAsync(_channel, _admin, "feed add"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _discord.InvokeCommandAsync(_channel, visitor, "feed add", ("channel", _channel)));
    }

    [Fact]
    public async Task The_first_answer_counts_and_must_come_within_three_seconds()
    {
        var early = await _discord.InvokeCommandAsync(_channel, _admin, "ping");
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(204, (await CallbackAsync(early, """{"type":4,"data":{"content":"pong"}}""")).Status);
        var second = await CallbackAsync(early, """{"type":4,"data":{"content":"pong"}}""");
        Assert.Equal((400, 40060), (second.Status, second.Body.GetProperty("code").GetInt32()));
        Assert.Equal((TimeSpan.FromSeconds(2), "pong"), (early.TimeToAcknowledge, _channel.Messages.Single().Content));

        var late = await _discord.InvokeCommandAsync(_channel, _admin, "ping");
        _clock.Advance(TimeSpan.FromSeconds(3.1));
        var missed = await CallbackAsync(late, """{"type":5}""");
        Assert.Equal((404, 10062), (missed.Status, missed.Body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task A_deferred_answer_is_edited_and_followed_up_until_the_token_ends()
    {
        var interaction = await _discord.InvokeCommandAsync(_channel, _admin, "ping");
        var webhook = $"/webhooks/{_discord.ApplicationId}/{interaction.Token}";
        Assert.Equal(404, (await _rest.SendAsync("PATCH", $"{webhook}/messages/@original", """{"content":"early"}""")).Status);
        await CallbackAsync(interaction, """{"type":5,"data":{"flags":64}}""");
        Assert.False(interaction.HasResponse);
        await _rest.SendAsync("PATCH", $"{webhook}/messages/@original", """{"content":"one"}""");
        await _rest.SendAsync("PATCH", $"{webhook}/messages/@original", """{"content":"two"}""");
        var (_, follow, _) = await _rest.SendAsync("POST", webhook, """{"content":"three"}""");
        await _rest.SendAsync("DELETE", $"{webhook}/messages/{follow.GetProperty("id")}");

        Assert.Equal(["one", "two"], interaction.Original!.Revisions.Select(revision => revision.Content));
        Assert.True(interaction is { IsEphemeral: true, IsDeferred: true, HasResponse: true });
        Assert.True(interaction.FollowUps.Single().IsDeleted);
        Assert.DoesNotContain(_channel.Messages, message => message.Content == "two");
        _clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(401, (await _rest.SendAsync("POST", webhook, """{"content":"late"}""")).Status);
    }

    [Fact]
    public async Task A_response_is_returned_when_asked_for_and_wrong_types_are_refused()
    {
        var interaction = await _discord.InvokeCommandAsync(_channel, _admin, "ping");
        Assert.Equal(400, (await CallbackAsync(interaction, """{"type":8,"data":{"choices":[]}}""")).Status);
        var (status, body, _) = await CallbackAsync(interaction, """{"type":4,"data":{"content":"pong"}}""", "?with_response=true");
        Assert.Equal((200, "pong"), (status, body.GetProperty("resource").GetProperty("message").GetProperty("content").GetString()));
    }

    [Theory]
    [InlineData("""[{"name":"a","description":"b"},{"name":"a","description":"c"}]""")]
    [InlineData("""[{"name":"Upper","description":"b"}]""")]
    [InlineData("""[{"name":"a"}]""")]
    [InlineData("""[{"name":"a","description":"b","options":[{"type":3,"name":"x","description":"y"},{"type":3,"name":"z","description":"y","required":true}]}]""")]
    [InlineData("""[{"name":"a","description":"b","name_localizations":{"xx":"c"}}]""")]
    public async Task Commands_are_validated(string commands)
    {
        var (status, body, _) = await _rest.SendAsync("PUT", $"/applications/{_discord.ApplicationId}/commands", commands);
        Assert.Equal((400, 50035), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Ids_of_commands_are_kept_when_they_are_registered_again()
    {
        var before = _discord.Commands().Single(command => command.Name == "ping");
        await _rest.SendAsync("PUT", $"/applications/{_discord.ApplicationId}/commands", """[{"name":"ping","description":"Changed"}]""");
        var after = _discord.Commands().Single();
        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.Version, after.Version);
    }

    private Task<(int Status, JsonElement Body, HttpResponseMessage Response)> CallbackAsync(FakeInteraction interaction, string body, string query = "") =>
        _rest.SendAsync("POST", $"/interactions/{interaction.Id}/{interaction.Token}/callback{query}", body);
}
