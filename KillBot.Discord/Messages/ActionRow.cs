namespace KillBot.Discord.Messages;

/// <summary>
/// One to five buttons, or one select (https://discord.com/developers/docs/components/reference#action-row). In a modal: one
/// text input; <see cref="Label"/> has taken its place there.
/// </summary>
public sealed record ActionRow : Component
{
    public ActionRow()
    {
    }

    public ActionRow(params IReadOnlyList<Component> components) => Components = components;

    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.ActionRow;

    /// <summary>Buttons, or one select.</summary>
    public IReadOnlyList<Component> Components { get; init => field = value is null ? [] : [.. value]; } = [];
}
