namespace KillBot.Discord.Interactions;

/// <summary>Which handler answers an interaction, and to whom.</summary>
internal sealed record InteractionRoute(Type Handler, Deferral Deferral, Permissions RequiredPermissions, bool GuildOnly)
{
    /// <summary>True if the caller may not do this; <paramref name="refusal"/> says why.</summary>
    public bool Refuses(InteractionRequest request, InteractionTexts texts, out string refusal)
    {
        refusal = "";
        if (request.GuildId is null || request.Interaction.Member is null)
        {
            // Permissions exist in guilds only, so what demands some has no use elsewhere.
            refusal = GuildOnly || RequiredPermissions != Permissions.None ? texts.GuildOnly(request.Locale) : "";
        }
        else if (PermissionNames.Missing(RequiredPermissions, request.Granted) is not Permissions.None and var missing)
        {
            refusal = texts.MissingPermissions(request.Locale, missing);
        }

        return refusal.Length > 0;
    }
}

/// <summary>One registered handler: what it answers and by which rules.</summary>
internal sealed record InteractionRegistration(InteractionKey Key, InteractionRoute Route, ApplicationCommandDefinition? Definition = null);

/// <summary>What an interaction asks for: a kind, and a command path or the prefix of a custom id.</summary>
internal readonly record struct InteractionKey(InteractionTarget Target, string Name)
{
    public static InteractionKey Of(Interaction interaction, string commandPath) => interaction.Type switch
    {
        InteractionType.MessageComponent => new(InteractionTarget.Component, CustomId.Split(interaction.Data?.CustomId).Prefix),
        InteractionType.ModalSubmit => new(InteractionTarget.Modal, CustomId.Split(interaction.Data?.CustomId).Prefix),
        _ => new(TargetOf(interaction.Data?.Type ?? ApplicationCommandType.ChatInput), commandPath),
    };

    public static InteractionTarget TargetOf(ApplicationCommandType type) => type switch
    {
        ApplicationCommandType.User => InteractionTarget.UserCommand,
        ApplicationCommandType.Message => InteractionTarget.MessageCommand,
        _ => InteractionTarget.SlashCommand,
    };
}

internal enum InteractionTarget
{
    SlashCommand,
    UserCommand,
    MessageCommand,
    Component,
    Modal,
}
