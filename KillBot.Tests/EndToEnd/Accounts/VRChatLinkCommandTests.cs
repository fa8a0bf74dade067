using System.Text.RegularExpressions;
using KillBot.Domain.VRChat.Login;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeVRChat;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Accounts;

/// <summary><c>/link vrchat</c>, while the operator is signed in.</summary>
public sealed class VRChatLinkCommandTests : IAsyncLifetime
{
    private FakeVRChatServer _vrchat = null!;
    private Scene _scene = null!;

    public async Task InitializeAsync()
    {
        _vrchat = await FakeVRChatServer.StartAsync();
        _scene = await Scene.CreateAsync();
        await _scene.StartBotAsync($"--VRChat:ApiBaseUrl={_vrchat.ApiBaseUrl}", "--VRChat:Contact=operator@example.org");
        await _scene.Discord.WaitForCommandAsync("link");
        _vrchat.AddAccount("operator", "password");
        await _scene.Bot.Services.GetRequiredService<VRChatLogin>().SignInAsync("operator", "password", CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _vrchat.DisposeAsync();
    }

    [Fact]
    public async Task The_code_in_the_bio_links_the_account_in_direct_messages_too()
    {
        var member = _scene.Guild.AddMember("member");
        var user = _vrchat.AddUser("Some **Body**");
        var messages = _scene.Discord.DirectMessages(member.User);

        var asked = await _scene.Discord.InvokeCommandAsync(messages, member, "link vrchat", ("id", $"https://vrchat.com/home/user/{user.Id}"));
        await asked.WaitForResponseAsync();
        Assert.Contains($"<https://vrchat.com/home/user/{user.Id}>", asked.Content, StringComparison.Ordinal);
        user.Bio = $"hello {Regex.Match(asked.Content, "KB-[0-9A-Z]{4}-[0-9A-Z]{4}").Value}";
        var pressed = await _scene.Discord.ClickAsync(asked.Original!, "link-check:vrchat", member);
        await pressed.WaitUntilAsync(press => press.Content.StartsWith('✅'));

        Assert.StartsWith(@"✅ The VRChat account **Some \*\*Body\*\*** is yours.", pressed.Content, StringComparison.Ordinal);
        var shown = await _scene.RunAsync(member, "link show");
        Assert.StartsWith(@"✅ **Some \*\*Body\*\*** (VRChat), proven <t:", shown.Shown.Description, StringComparison.Ordinal);
        Assert.Equal(
            @"**Some \*\*Body\*\*** is linked to your account already.", (await _scene.RunAsync(member, "link vrchat", ("id", user.Id))).Content);
        await _scene.EndAsync();
        Assert.Empty(_vrchat.Violations);
    }
}
