namespace KillBot.Domain.Text;

/// <summary>Texts of others that are kept as they are.</summary>
public static class StorableText
{
    /// <summary>Whether a text can be stored and come back unchanged: no control characters, no broken Unicode.</summary>
    public static bool IsValid(string text) => IndexOfInvalid(text) < 0;

    /// <summary>Index of the first character that keeps a text from being valid; negative when none does.</summary>
    public static int IndexOfInvalid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || char.IsControl(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
