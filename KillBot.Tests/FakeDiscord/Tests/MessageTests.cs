using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.FakeDiscord.Tests;

public sealed class MessageTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private FakeDiscordServer _discord = null!;
    private FakeChannel _channel = null!;
    private RestClient _rest = null!;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = _clock, MessageLimit = 1_000 });
        _channel = _discord.AddGuild("Guild").AddChannel("feed");
        _rest = new RestClient(_discord);
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    public void Dispose() => _rest.Dispose();

    [Fact]
    public async Task A_message_is_stored_with_its_edits()
    {
        var created = await _rest.PostAsync(_channel, """{"content":"one","embeds":[{"title":"kept"}]}""");
        var id = created.Body.GetProperty("id").GetString();
        await _rest.SendAsync("PATCH", $"/channels/{_channel.Id}/messages/{id}", """{"content":"two"}""");

        var message = await _channel.WaitForMessageAsync(m => m.Content == "two");
        Assert.Equal(["one", "two"], message.Revisions.Select(revision => revision.Content));
        Assert.Equal("kept", message.Embeds[0].GetProperty("title").GetString());
        _discord.AssertClean();
    }

    [Fact]
    public async Task An_enforced_nonce_returns_the_earlier_message_until_its_window_ends()
    {
        const string Body = """{"content":"a","nonce":"n1","enforce_nonce":true}""";
        var first = await _rest.PostAsync(_channel, Body);
        var second = await _rest.PostAsync(_channel, Body);
        Assert.Equal(first.Body.GetProperty("id").GetString(), second.Body.GetProperty("id").GetString());

        _clock.Advance(TimeSpan.FromMinutes(6));
        await _rest.PostAsync(_channel, Body);
        Assert.Equal(2, _channel.MessageCount);
    }

    [Fact]
    public async Task A_nonce_that_is_not_enforced_makes_a_new_message()
    {
        await _rest.PostAsync(_channel, """{"content":"a","nonce":"n1"}""");
        await _rest.PostAsync(_channel, """{"content":"a","nonce":"n1"}""");
        Assert.Equal(2, _channel.MessageCount);
    }

    [Theory]
    [InlineData("content", 2_001)]
    [InlineData("title", 257)]
    [InlineData("description", 4_097)]
    public async Task Limits_of_a_bot_are_kept(string field, int length)
    {
        var text = new string('x', length);
        var body = field == "content" ? JsonSerializer.Serialize(new { content = text }) : $$"""{"embeds":[{"{{field}}":"{{text}}"}]}""";
        var (status, answer, _) = await _rest.PostAsync(_channel, body);
        Assert.Equal((400, 50035), (status, answer.GetProperty("code").GetInt32()));
        Assert.Single(_discord.Violations);
    }

    [Fact]
    public async Task All_embeds_together_may_have_6000_characters()
    {
        var half = new string('x', 3_000);
        var fits = await _rest.PostAsync(_channel, $$"""{"embeds":[{"description":"{{half}}"},{"description":"{{half}}"}]}""");
        var tooMuch = await _rest.PostAsync(_channel, $$"""{"embeds":[{"description":"{{half}}"},{"description":"{{half}}","title":"x"}]}""");
        Assert.Equal((200, 400), (fits.Status, tooMuch.Status));
        Assert.Equal("MAX_EMBED_SIZE_EXCEEDED", tooMuch.Body.GetProperty("errors").GetProperty("embeds").GetProperty("_errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_empty_message_is_refused()
    {
        var (status, body, _) = await _rest.PostAsync(_channel, "{}");
        Assert.Equal((400, 50006), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Permissions_decide_what_a_channel_takes()
    {
        Assert.Equal(10003, await CodeAsync($"/channels/1/messages"));
        _channel.DenyBot(FakePermissions.SendMessages);
        Assert.Equal(50013, await CodeAsync($"/channels/{_channel.Id}/messages"));
        _channel.DenyBot(FakePermissions.ViewChannel);
        Assert.Equal(50001, await CodeAsync($"/channels/{_channel.Id}/messages"));
        _channel.AllowBot();
        Assert.Equal(0, await CodeAsync($"/channels/{_channel.Id}/messages"));
        _channel.Delete();
        Assert.Equal(10003, await CodeAsync($"/channels/{_channel.Id}/messages"));
    }

    [Fact]
    public async Task A_form_with_a_file_is_taken()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"look"}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "picture.png" },
        };
        using var response = await _rest.Http.PostAsync(new Uri($"{_discord.ApiBaseUrl}/channels/{_channel.Id}/messages"), form);
        Assert.True(response.IsSuccessStatusCode);
        var picture = Assert.Single((await _channel.WaitForMessageAsync()).Attachments);
        Assert.Equal("picture.png", picture.Filename);
        Assert.Equal([1, 2, 3], picture.Content);
    }

    [Fact]
    public async Task A_direct_message_may_be_refused()
    {
        var user = _channel.Guild!.AddMember("hermit").User;
        user.AcceptsDirectMessages = false;
        var (_, opened, _) = await _rest.SendAsync("POST", "/users/@me/channels", $$"""{"recipient_id":"{{user.Id}}"}""");
        Assert.Equal(50007, await CodeAsync($"/channels/{opened.GetProperty("id")}/messages"));
    }

    private async Task<int> CodeAsync(string path)
    {
        var (_, body, _) = await _rest.SendAsync("POST", path, """{"content":"a"}""");
        return body.TryGetProperty("code", out var code) ? code.GetInt32() : 0;
    }
}
