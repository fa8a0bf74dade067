using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat who</c>: who is where now, as far as this server's trackers see.</summary>
internal sealed class WhoCommand(InstanceList list, Audiences audiences, GuildLanguages languages) : ISubcommandHandler
{
    public static string Path => "vrchat who";

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var audience = await audiences.OfAsync(context, cancellationToken);
        var (embed, buttons) = await list.WriteAsync(audience.ServerId, await languages.OfAsync(context, cancellationToken), cancellationToken);
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Components = [buttons] }, cancellationToken);
    }
}
