namespace KillBot.Tests.FakeDiscord.Tests;

public class FaultTests
{
    [Fact]
    public async Task A_message_dropped_after_handling_is_stored_and_its_nonce_recognised()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var channel = discord.AddGuild("Guild").AddChannel("a");
        using var rest = new RestClient(discord);
        var before = discord.Faults.Add(Fault.DropBefore(), request => request.IsCreateMessage);
        await Assert.ThrowsAsync<HttpRequestException>(() => rest.PostAsync(channel, """{"content":"a","nonce":"1","enforce_nonce":true}"""));
        Assert.Equal((0, 1), (channel.MessageCount, before.Hits));

        discord.Faults.Add(Fault.DropAfter(), request => request.IsCreateMessage);
        await Assert.ThrowsAsync<HttpRequestException>(() => rest.PostAsync(channel, """{"content":"a","nonce":"1","enforce_nonce":true}"""));
        var (status, body, _) = await rest.PostAsync(channel, """{"content":"a","nonce":"1","enforce_nonce":true}""");
        Assert.Equal((200, channel.Messages[0].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), (status, body.GetProperty("id").GetString()));
        Assert.Equal(1, channel.MessageCount);
    }

    [Fact]
    public async Task Answers_may_be_ordered_once_or_until_removed()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        using var rest = new RestClient(discord);
        discord.Faults.Add(Fault.Answer(502));
        var lasting = discord.Faults.Add(Fault.Error(403, 50001), request => request.Path == "/users/@me", times: null);
        Assert.Equal(502, (await rest.SendAsync("GET", "/users/@me")).Status);
        Assert.Equal(403, (await rest.SendAsync("GET", "/users/@me")).Status);
        Assert.Equal(403, (await rest.SendAsync("GET", "/users/@me")).Status);
        lasting.Remove();
        Assert.Equal(200, (await rest.SendAsync("GET", "/users/@me")).Status);
        Assert.Equal([502, 403, 403, 200], discord.Requests.Select(request => request.Status));
    }
}
