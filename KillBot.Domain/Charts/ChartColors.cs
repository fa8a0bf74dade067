namespace KillBot.Domain.Charts;

/// <summary>
/// Colours of charts. Text has a contrast of 4.5 to the panel at least, bars and lines have 3 (WCAG 2.2, 1.4.3 and 1.4.11), and blue and
/// orange are told apart by those who do not tell red from green.
/// </summary>
internal static class ChartColors
{
    public const string Panel = "#23262d";
    public const string Text = "#f2f3f5";
    public const string Muted = "#b9bec7";
    public const string Grid = "#3c414b";
    public const string First = "#4fa8ff";
    public const string Second = "#ff9f43";
    public const string Gold = "#ffd166";
}
