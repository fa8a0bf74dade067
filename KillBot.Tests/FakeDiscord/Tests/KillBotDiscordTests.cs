using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>The project's own client as a whole, against the fake.</summary>
public class KillBotDiscordTests
{
    [Fact]
    public async Task The_client_registers_answers_posts_once_and_resumes_without_a_mistake()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild("Guild");
        var channel = guild.AddChannel("feed");
        var member = guild.AddMember("member");
        using var host = await StartAsync(discord);
        await discord.WaitForCommandAsync("echo");

        var echo = await discord.InvokeCommandAsync(channel, member, "echo", ("text", "hello"));
        await echo.WaitForResponseAsync();
        Assert.Equal("hello", echo.Content);

        // The answer is lost, the retry is recognised by its nonce.
        discord.Faults.Add(Fault.DropAfter(), request => request.IsCreateMessage);
        var rest = host.Services.GetRequiredService<IDiscordRest>();
        var message = new CreateMessage { Nonce = "n-1", Embeds = [new Embed { Title = "A kill", Color = 0xCC0000 }] };
        await rest.CreateMessageAsync(new Snowflake(channel.Id), message, CancellationToken.None);
        Assert.Equal("A kill", Assert.Single(channel.Messages, m => m.Nonce == "n-1").Embeds[0].GetProperty("title").GetString());

        discord.Gateway.DropConnections();
        await discord.WaitForAsync(() => discord.Gateway.Resumes == 1, what: "the resume");
        Assert.Equal((1, 1), (discord.Gateway.Identifies, discord.Gateway.ResumesByResumeUrl));
        await host.StopAsync();
        discord.AssertClean();
    }

    private static async Task<IHost> StartAsync(FakeDiscordServer discord)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddDiscord().AddApplicationCommand<EchoCommand>().Configure<DiscordOptions>(options =>
        {
            options.Token = discord.Token;
            options.ApiBaseUrl = discord.ApiBaseUrl;
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class EchoCommand : IApplicationCommandHandler
    {
        public static ApplicationCommandDefinition Definition { get; } = new()
        {
            Name = "echo",
            Description = "Says it again",
            Options = [new ApplicationCommandOption { Type = ApplicationCommandOptionType.String, Name = "text", Description = "What", Required = true }],
        };

        public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
            context.RespondAsync(context.Options.GetString("text"), cancellationToken);
    }
}
