using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Commands.Players;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch add [user] [world] [count] [channel]</c>: with a channel the server watches, at the wish of who manages it.</summary>
internal sealed class WatchAddCommand(
    VRChatWatches watches, WatchSubjects subjects, Audiences audiences, ChannelAccess access, TimeProvider timeProvider)
    : ISubcommandHandler, IAutocompleteHandler
{
    private const int DefaultCount = 10;
    private const int MaxTyped = 64;

    public static string Path => "vrchat watch add";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var (user, world) = (context.Options.FindString(VRChatCommand.User)?.Trim(), context.Options.FindString(VRChatCommand.World)?.Trim());
        var channel = context.Options.FindChannel(FeedOptions.ChannelName)?.Id;
        if (user is null == world is null)
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-choose"], cancellationToken);
            return;
        }

        if (channel is { } chosen && RefuseChannel(context, chosen) is { } refusal)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var audience = await audiences.OfAsync(context, cancellationToken);
        var subject = audience.ServerId is not { } serverId ? null
            : user is not null
                ? await subjects.FindUserAsync(serverId, user, channel is null ? audience.Caller : audience.Everybody, cancellationToken)
            : await subjects.FindWorldAsync(serverId, world!, cancellationToken);
        if (subject is not var (id, name))
        {
            await context.ReplyEphemeralAsync(
                texts.Say(user is null ? "vrchat.unknown-world-name" : "vrchat.unknown-user", ("name", TextValue.Escaped(user ?? world, MaxTyped))),
                cancellationToken);
            return;
        }

        var count = (int)Math.Clamp(context.Options.FindInteger(VRChatCommand.Count) ?? DefaultCount, VRChatCommand.MinCount, VRChatCommand.MaxCount);
        var (now, callerId) = (timeProvider.GetUtcNow(), (long)context.Caller.Id.Value);
        var watch = new VRChatWatch
        {
            Id = Guid.CreateVersion7(now),
            ServerId = audience.ServerId!.Value,
            DiscordId = channel is null ? callerId : 0,
            ChannelId = (long)(channel?.Value ?? 0),
            CreatedBy = callerId,
            Kind = user is null ? WatchKind.World : WatchKind.User,
            Subject = id,
            Name = name,
            Threshold = user is null ? count : null,
            Locale = context.Locale,
            CreatedAt = now,
        };
        await context.ReplyEphemeralAsync(Describe(await watches.AddAsync(watch), watch, texts), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        subjects.SuggestAsync(request, cancellationToken);

    private string? RefuseChannel(InteractionContext context, Snowflake channelId)
    {
        var texts = context.CallerTexts;
        return !OwnWatches.MayManage(context)
            ? texts.Say(
                "vrchat.watch-channel-refused",
                ("permission", TextValue.Markdown($"**{PermissionTexts.NamesOf(Permissions.ManageGuild, texts)[0]}**")))
            : access.Find(context.GuildId!.Value, channelId) is { } problem
                ? texts.Say("feed.cannot-post", ("channel", TextValue.Channel(channelId)), ("reason", TextValue.Markdown(problem.In(texts))))
            : null;
    }

    private static string Describe(WatchResult result, VRChatWatch watch, LanguageTexts texts)
    {
        var called = ("name", TextValue.Markdown(VRChatWords.Name(watch.Name, texts)));
        if (result == WatchResult.Forbidden)
        {
            return texts.Say("vrchat.watch-forbidden", called);
        }

        if (watch.IsOfServer)
        {
            var channel = ("channel", TextValue.Channel(new Snowflake((ulong)watch.ChannelId)));
            return result switch
            {
                WatchResult.Added when watch.Threshold is { } threshold =>
                    texts.Say("vrchat.watching-world-in", called, ("count", threshold), channel),
                WatchResult.Added => texts.Say("vrchat.watching-user-in", called, channel),
                WatchResult.TooMany => texts.Say("vrchat.watch-too-many-in", ("count", VRChatWatch.MaxPerServer)),
                _ => texts.Say("vrchat.watch-duplicate-in", called, channel),
            };
        }

        return result switch
        {
            WatchResult.Added when watch.Threshold is { } threshold => texts.Say("vrchat.watching-world", called, ("count", threshold)),
            WatchResult.Added => texts.Say("vrchat.watching-user", called),
            WatchResult.TooMany => texts.Say("vrchat.watch-too-many", ("count", VRChatWatch.MaxPerPerson)),
            _ => texts.Say("vrchat.watch-duplicate", called),
        };
    }
}
