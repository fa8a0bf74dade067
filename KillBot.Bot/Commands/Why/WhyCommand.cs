using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Why;

/// <summary><c>/why kill</c>: what each feed of this server made of a kill. For members with Manage Server.</summary>
internal sealed class WhyCommand(WhyAnswer answer, KillSuggestions kills) : IApplicationCommandHandler, IAutocompleteHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "why",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options = [FeedOptions.Kill with { Required = true }],
    }.Localized();

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (context.Options.KillId is not { } killId
            || await answer.FindPageAsync(context.GuildId!.Value, killId, 0, texts, cancellationToken) is not { } page)
        {
            await context.ReplyEphemeralAsync(WhyWords.Unknown(context.Options, texts), cancellationToken);
            return;
        }

        await context.RespondAsync(
            new FollowupMessage { Content = page.Content, Embeds = page.Embeds, Components = page.Components, Flags = MessageFlags.Ephemeral },
            cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        request.GuildId is { } guildId
            ? await kills.FindAsync(guildId, request.Options.Focused?.Value?.AsString ?? "", request.CallerTexts, cancellationToken)
            : [];
}
