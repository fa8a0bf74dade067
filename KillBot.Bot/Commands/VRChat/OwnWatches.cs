using KillBot.Bot.Commands.Players;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>What a caller watches in a server, and for who manages the server what it watches in its channels.</summary>
internal sealed class OwnWatches(VRChatWatches watches, Audiences audiences)
{
    public static bool MayManage(InteractionRequest request) => request.CallerHas(Permissions.ManageGuild);

    public async Task<(IReadOnlyList<VRChatWatch> Own, IReadOnlyList<(VRChatWatch Watch, ChannelPause? Pause)> OfServer)> ListAsync(
        InteractionRequest request, CancellationToken cancellationToken) =>
        (await audiences.OfAsync(request, cancellationToken)).ServerId is not { } serverId ? ([], []) : (
            await watches.ListAsync(serverId, (long)request.Caller.Id.Value, cancellationToken),
            MayManage(request) ? await watches.ListOfServerAsync(serverId, cancellationToken) : []);
}
