// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { complaintsAbout } from '../../src/widget/people/complaints.ts';
import { initialsOf, readTeam } from '../../src/widget/people/team.ts';

describe('who answers', () => {
  it('is the same in an attribute and in an object', () => {
    const named = [{ name: 'Ana Pérez', image: 'https://cdn.example/w_60,h_60/ana.jpg' }, { name: 'Ben', image: undefined }, { name: '千夏', image: undefined }];
    expect(readTeam('Ana Pérez https://cdn.example/w_60,h_60/ana.jpg, Ben,  千夏')).toEqual(named);
    expect(readTeam(named)).toEqual(named);
    expect(readTeam(['Ana Pérez https://cdn.example/w_60,h_60/ana.jpg', 'Ben', '千夏'])).toEqual(named);
  });

  it('has pictures at addresses as the page means them, and never a script', () => {
    expect(readTeam('Ana team/ana.jpg')[0]?.image).toBe(new URL('team/ana.jpg', document.baseURI).href);
    const strange = ['javascript:alert(1)//', 'data:image/png;base64,AAAA', 'file:///ana.jpg', '', 7, null];
    for (const image of strange) expect(readTeam([{ name: 'Ana', image }])).toEqual([{ name: 'Ana', image: typeof image === 'number' ? expect.stringMatching(/^http/) : undefined }]);
  });

  it('is five people at most, and nobody without a name', () => {
    expect(readTeam('A, B, C, D, E, F, G').map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(readTeam([{ name: ' ' }, { name: 3 }, null, undefined, 'Ben', {}])).toEqual([{ name: 'Ben', image: undefined }]);
  });

  it.each([
    ['Ana', 'A'],
    ['ana maria pérez', 'AP'],
    ['👩‍🎨 Studio', '👩S'],
    ['إيمان', 'إ'],
    ['田中 千夏', '田千'],
  ])('%s has initials', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('is complained about when it is nothing of the kind', () => {
    expect(complaintsAbout({ team: 5 })).toEqual([expect.stringContaining('"team" is number, but must be names of people')]);
    expect(complaintsAbout({ team: ['Ana'] })).toEqual([]);
  });
});
