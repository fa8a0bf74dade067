using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat history user</c>: where and when this server's trackers met somebody, for the caller alone.</summary>
internal sealed class HistoryCommand(
    ServerEncounterQueries encounters, EncounterPages pages, VRChatVisibility visibility, Audiences audiences, UserSuggestions suggestions)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "vrchat history";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, typed) = (context.CallerTexts, context.Options.FindString(VRChatCommand.User) ?? "");
        var audience = await audiences.OfAsync(context, cancellationToken);
        if (audience.ServerId is { } serverId
            && await encounters.FindAsync(serverId, typed.Trim(), cancellationToken) is { } user
            && (await visibility.FindHiddenAsync([user.Id], audience.Caller, cancellationToken)).Count == 0
            && await pages.WriteAsync(serverId, user, 0, PageButtons.OwnerOf(context), texts, cancellationToken) is var (embed, buttons))
        {
            await context.RespondAsync(
                new FollowupMessage { Embeds = [embed], Components = buttons, Flags = MessageFlags.Ephemeral }, cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(texts.Say("vrchat.unknown-user", ("name", TextValue.Escaped(typed, 64))), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);
}
