using KillBot.Bot.Commands.Players;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.EndToEnd;

/// <summary>Who reads an answer, and so whom it may name.</summary>
public sealed class AudiencesTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task In_a_server_its_members_read_in_direct_messages_the_caller_alone()
    {
        var member = await Given.SignInAsync();
        var guild = await Given.GuildAsync();
        var caller = new Viewer(member.User.Id, null, IsAdmin: false);

        Assert.Equal(
            new Audience(guild.Id, Viewer.MembersOf(guild.Id), caller with { ServerId = guild.Id }),
            await OfAsync(member.User.DiscordId, InteractionContextType.Guild, guild.DiscordId));
        Assert.Equal(new Audience(null, caller, caller), await OfAsync(member.User.DiscordId, InteractionContextType.BotDm, null));
        Assert.Equal(
            new Audience(null, Viewer.Anybody, caller), await OfAsync(member.User.DiscordId, InteractionContextType.PrivateChannel, null));
    }

    [Fact]
    public async Task Whoever_is_not_known_reads_as_everybody_here_and_an_administrator_sees_all_but_does_not_show_it()
    {
        var guild = await Given.GuildAsync();

        var stranger = await OfAsync(Given.Snowflake(), InteractionContextType.Guild, guild.DiscordId);
        Assert.Equal(stranger.Everybody, stranger.Caller);
        var admin = await OfAsync(await Given.UserAsync(isAdmin: true), InteractionContextType.Guild, guild.DiscordId);
        Assert.Equal((true, false), (admin.Caller.IsAdmin, admin.Everybody.IsAdmin));
        // A guild that the bot has not heard of shows what everybody may see.
        var unknown = await OfAsync(Given.Snowflake(), InteractionContextType.Guild, Given.Snowflake());
        Assert.Equal(new Audience(null, Viewer.Anybody, Viewer.Anybody), unknown);
    }

    private Task<Audience> OfAsync(long callerId, InteractionContextType context, long? guildId)
    {
        var user = new KillBot.Discord.Resources.User { Id = new Snowflake((ulong)callerId), Username = "caller" };
        var audiences = new Audiences(App.Get<UserQueries>(), App.Get<IOptions<AdministratorOptions>>(), App.Get<ServerDirectory>());
        return audiences.OfAsync(
            new InteractionRequest(new Interaction
            {
                Id = new Snowflake(1),
                ApplicationId = new Snowflake(2),
                Token = "token",
                Context = context,
                GuildId = guildId is { } guild ? new Snowflake((ulong)guild) : null,
                User = user,
            }),
            CancellationToken.None);
    }
}
