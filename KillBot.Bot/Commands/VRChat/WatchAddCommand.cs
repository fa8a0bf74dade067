using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Commands.VRChat;

/// <summary><c>/vrchat watch add [user] [world] [count]</c></summary>
internal sealed class WatchAddCommand(
    VRChatWatches watches,
    ServerEncounterQueries encounters,
    ServerWorldQueries worlds,
    VRChatVisibility visibility,
    Audiences audiences,
    UserSuggestions suggestions,
    TimeProvider timeProvider) : ISubcommandHandler, IAutocompleteHandler
{
    private const int DefaultCount = 10;
    private const int MaxSuggestions = 25;
    private const int MaxLabel = 100;
    private const int MaxTyped = 64;

    public static string Path => "vrchat watch add";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var (user, world) = (context.Options.FindString(VRChatCommand.User)?.Trim(), context.Options.FindString(VRChatCommand.World)?.Trim());
        if (user is null == world is null)
        {
            await context.ReplyEphemeralAsync(texts["vrchat.watch-choose"], cancellationToken);
            return;
        }

        var audience = await audiences.OfAsync(context, cancellationToken);
        var subject = audience.ServerId is not { } serverId ? null
            : user is not null ? await FindUserAsync(serverId, user, audience, cancellationToken)
            : await FindWorldAsync(serverId, world!, cancellationToken);
        if (subject is not var (id, name))
        {
            await context.ReplyEphemeralAsync(
                texts.Say(user is null ? "vrchat.unknown-world-name" : "vrchat.unknown-user", ("name", TextValue.Escaped(user ?? world, MaxTyped))),
                cancellationToken);
            return;
        }

        var count = (int)Math.Clamp(context.Options.FindInteger(VRChatCommand.Count) ?? DefaultCount, VRChatCommand.MinCount, VRChatCommand.MaxCount);
        var now = timeProvider.GetUtcNow();
        var result = await watches.AddAsync(new VRChatWatch
        {
            Id = Guid.CreateVersion7(now),
            ServerId = audience.ServerId!.Value,
            DiscordId = (long)context.Caller.Id.Value,
            Kind = user is null ? WatchKind.World : WatchKind.User,
            Subject = id,
            Name = name,
            Threshold = user is null ? count : null,
            Locale = context.Locale,
            CreatedAt = now,
        });
        await context.ReplyEphemeralAsync(Describe(result, name, user is null ? count : null, texts), cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        if (request.Options.Focused?.Name == VRChatCommand.User)
        {
            return await suggestions.FindAsync(request, cancellationToken);
        }

        var audience = await audiences.OfAsync(request, cancellationToken);
        if (audience.ServerId is not { } serverId)
        {
            return [];
        }

        var found = await worlds.FindAsync(serverId, request.Options.Focused?.Value?.AsString?.Trim() ?? "", MaxSuggestions, cancellationToken);
        return
        [
            .. found.Select(world => new ApplicationCommandOptionChoice
            {
                Name = Markdown.Plain(world.Name, MaxLabel) is { Length: > 0 } name ? name : world.Id,
                Value = world.Id,
            }),
        ];
    }

    private async Task<(string Id, string Name)?> FindUserAsync(Guid serverId, string typed, Audience audience, CancellationToken cancellationToken) =>
        await encounters.FindAsync(serverId, typed, cancellationToken) is { } found
        && (await visibility.FindHiddenAsync([found.Id], audience.Caller, cancellationToken)).Count == 0
            ? (found.Id, found.DisplayName)
            : null;

    private async Task<(string Id, string Name)?> FindWorldAsync(Guid serverId, string typed, CancellationToken cancellationToken)
    {
        var found = await worlds.FindAsync(serverId, typed, MaxSuggestions, cancellationToken);
        (string Id, string Name)[] exact =
            [.. found.Where(world => world.Id == typed || string.Equals(world.Name, typed, StringComparison.OrdinalIgnoreCase))];
        return exact.Length == 0 ? null : exact[0];
    }

    private static string Describe(WatchResult result, string name, int? count, LanguageTexts texts)
    {
        var called = ("name", TextValue.Markdown(VRChatWords.Name(name, texts)));
        return result switch
        {
            WatchResult.Added when count is { } threshold => texts.Say("vrchat.watching-world", called, ("count", threshold)),
            WatchResult.Added => texts.Say("vrchat.watching-user", called),
            WatchResult.Forbidden => texts.Say("vrchat.watch-forbidden", called),
            WatchResult.TooMany => texts.Say("vrchat.watch-too-many", ("count", VRChatWatch.MaxPerPerson)),
            _ => texts.Say("vrchat.watch-duplicate", called),
        };
    }
}
