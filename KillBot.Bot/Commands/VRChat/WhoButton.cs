using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>The button below <c>/vrchat who</c>. Everybody may press it: the list says the same to all of the server.</summary>
internal sealed class WhoButton(InstanceList list, Audiences audiences, GuildLanguages languages) : IComponentHandler
{
    public static string Prefix => InstanceList.ButtonPrefix;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var audience = await audiences.OfAsync(context, cancellationToken);
        var (embed, buttons) = await list.WriteAsync(audience.ServerId, await languages.OfAsync(context, cancellationToken), cancellationToken);
        await context.UpdateMessageAsync(new EditMessage { Embeds = [embed], Components = [buttons] }, cancellationToken);
    }
}
