namespace KillBot.Discord.Messages;

/// <summary>Sizes of components (https://discord.com/developers/docs/components/reference).</summary>
public static class ComponentLimits
{
    /// <summary>Rows of one message, and components of one modal.</summary>
    public const int Rows = 5;
    public const int ButtonsPerRow = 5;
    public const int CustomId = 100;
    public const int ButtonLabel = 80;
    public const int Url = 512;
    public const int Options = 25;
    public const int OptionText = 100;
    public const int SelectPlaceholder = 150;
    public const int InputPlaceholder = 100;
    public const int InputValue = 4000;

    /// <summary>The heading of an input in a modal, and a modal's title.</summary>
    public const int Label = 45;
    public const int LabelDescription = 100;

    internal static IReadOnlyList<ActionRow>? Checked(IReadOnlyList<ActionRow>? rows)
    {
        if (rows is null)
        {
            return null;
        }

        if (rows.Count > Rows)
        {
            throw new ArgumentException($"A message has up to {Rows} rows of components, not {rows.Count}.", nameof(rows));
        }

        foreach (var row in rows)
        {
            CheckRow(row);
        }

        return [.. rows];
    }

    internal static string? CheckedCustomId(string? customId) => customId is { Length: 0 or > CustomId }
        ? throw new ArgumentException($"A custom id has 1 to {CustomId} characters.", nameof(customId))
        : customId;

    private static void CheckRow(ActionRow row)
    {
        var buttons = row.Components.Count(component => component is Button);
        var fits = buttons == row.Components.Count ? buttons is > 0 and <= ButtonsPerRow : row.Components.Count == 1;
        if (!fits)
        {
            throw new ArgumentException($"A row holds 1 to {ButtonsPerRow} buttons or one select.", nameof(row));
        }

        foreach (var button in row.Components.OfType<Button>())
        {
            if (button.Style is ButtonStyle.Link ? button.Url is null || button.CustomId is not null : button.CustomId is null || button.Url is not null)
            {
                throw new ArgumentException("A link button has an address, every other button has a custom id, none has both.", nameof(row));
            }

            if (button.Label is null && button.Emoji is null)
            {
                throw new ArgumentException("A button has a label or an emoji.", nameof(row));
            }
        }
    }
}
