namespace KillBot.Discord.Messages;

/// <summary>Sizes of components (https://discord.com/developers/docs/components/reference).</summary>
public static class ComponentLimits
{
    /// <summary>Rows of one message, and components of one modal.</summary>
    public const int Rows = 5;
    /// <summary>Buttons of one row.</summary>
    public const int ButtonsPerRow = 5;
    /// <summary>Characters of a custom id, at least one.</summary>
    public const int CustomId = 100;
    /// <summary>Characters of a button's label.</summary>
    public const int ButtonLabel = 80;
    /// <summary>Characters of a link button's address.</summary>
    public const int Url = 512;
    /// <summary>Options of one menu, and the most that can be chosen.</summary>
    public const int Options = 25;
    /// <summary>Characters of an option's label, value and description, each.</summary>
    public const int OptionText = 100;
    /// <summary>Characters shown while nothing is chosen in a menu.</summary>
    public const int SelectPlaceholder = 150;
    /// <summary>Characters shown while a text input is empty.</summary>
    public const int InputPlaceholder = 100;
    /// <summary>Characters of a text input.</summary>
    public const int InputValue = 4000;

    /// <summary>The heading of an input in a modal, and a modal's title.</summary>
    public const int Label = 45;
    /// <summary>Characters below the heading of an input.</summary>
    public const int LabelDescription = 100;
}
