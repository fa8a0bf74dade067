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
}
